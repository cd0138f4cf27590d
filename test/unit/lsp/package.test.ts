import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { languages } from '../../../client/src/languages.ts';
import { findings } from '../../../server/src/dialect/findings.ts';
import { writtenLevels } from '../../../server/src/features/finding-levels.ts';
import { formatOf } from '../../../server/src/hosts/read-host.ts';

const repository = new URL('../../../', import.meta.url);
const readme = readFileSync(new URL('README.md', repository), 'utf8');
const { activationEvents, contributes } = JSON.parse(
  readFileSync(new URL('package.json', repository), 'utf8'),
);

test('the README lists every setting with its default', () => {
  const rows = [...readme.matchAll(/^\| `(eventXPath\.[^`]+)` \| (.*?) \|/gm)];
  const written = rows.map(([, name, value = '']) => [name, value.replaceAll('`', '')]);
  const settings = Object.entries<{ default: unknown }>(contributes.configuration.properties);
  expect(written).toEqual(
    settings.map(([name, { default: value }]) => [
      name,
      Array.isArray(value)
        ? value.join(', ')
        : typeof value === 'object'
          ? JSON.stringify(value)
          : `${value}`,
    ]),
  );
});

test('the setting eventXPath.findings lists every finding; if not, run: npm run findings', () => {
  const { properties } = contributes.configuration.properties['eventXPath.findings'];
  const kinds = Object.entries(findings);
  expect(Object.keys(properties)).toEqual(kinds.map(([code]) => code));
  for (const [code, { title }] of kinds)
    expect(properties[code]).toEqual({ type: 'string', enum: writtenLevels, description: title });
});

test('the extension starts, reads and offers the preview in the same languages', () => {
  const [{ when }] = contributes.menus.commandPalette;
  const [, offered = ''] = /\^\((.*)\)\$/.exec(when) ?? [];
  const started = [...activationEvents.join(' ').matchAll(/onLanguage:([\w-]+)/g)].map(([, id]) => id);
  // VS Code itself adds the languages that an extension contributes.
  const contributed = contributes.languages.map(({ id }: { id: string }) => id);
  expect(offered.split('|')).toEqual(languages);
  expect([...started, ...contributed]).toEqual(languages);
  expect(languages.filter((languageId) => !formatOf({ languageId, path: '' }))).toEqual([]);
});

test('what Get Started and the empty views offer is there', () => {
  const commands = contributes.commands.map(({ command }: { command: string }) => command);
  const texts = JSON.stringify([contributes.walkthroughs, contributes.viewsWelcome]);
  const offered = [...texts.matchAll(/(?:command|onCommand):(eventXPath\.\w+)(?!\w|\.focus)/g)].map(
    ([, command]) => command,
  );
  expect(offered.filter((command) => !commands.includes(command))).toEqual([]);
  const pictures = [...texts.matchAll(/"svg":"([^"]+)"/g)].map(([, path = '']) => new URL(path, repository));
  expect(pictures.filter((picture) => !existsSync(picture))).toEqual([]);
});
