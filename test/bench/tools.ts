import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Contender } from './contest.ts';
import { sixQuestions } from './events/questions.ts';

/** Contenders that are not made of JavaScript: those that are installed here, and a sentence about those that are not. */
export interface Tools {
  readonly contenders: readonly Contender[];
  readonly remarks: readonly string[];
}

export function xmlTools(): Tools {
  const python = ['python3', '/usr/bin/python3'].find((command) => works(command, ['-c', 'import lxml']));
  const questions = sixQuestions.map(({ xpath }) => xpath);
  const lxml = (name: string, asked: readonly string[]): Contender => ({
    name,
    command: python ?? '',
    args: [join('test', 'bench', 'contenders', 'iterparse.py'), '{}', ...asked],
    answerIn: (output) => JSON.parse(output),
  });
  const xmllint = (name: string, ...args: string[]): Contender => ({
    name,
    command: 'xmllint',
    args: [...args, '--huge'],
  });
  const oneId = "count(/*/*[*[1]/*[local-name()='EventID'] = 4624])";
  return installed([
    [
      'lxml',
      python !== undefined,
      [
        lxml('lxml: iterparse, six XPath', questions),
        lxml('lxml: iterparse, one XPath', questions.slice(0, 1)),
      ],
    ],
    [
      'xmllint',
      works('xmllint', ['--version']),
      [
        xmllint('xmllint --noout: a tree, no question', '--noout', '--nowarning'),
        {
          ...xmllint('xmllint --xpath: one question', '--xpath', oneId, '--nowarning'),
          answerIn: (output) => ({ counts: [Number(output)] }),
        },
      ],
    ],
  ]);
}

export function evtxTools(): Tools {
  const evtxexport: Contender = {
    name: 'evtxexport: as XML, no question',
    command: 'evtxexport',
    args: ['-f', 'xml'],
  };
  return installed([['evtxexport', works('evtxexport', ['-V']), [evtxexport]]]);
}

function installed(tools: readonly (readonly [string, boolean, readonly Contender[]])[]): Tools {
  return {
    contenders: tools.flatMap(([, isThere, contenders]) => (isThere ? contenders : [])),
    remarks: tools.flatMap(([name, isThere]) => (isThere ? [] : [`Skipped: ${name} is not installed here.`])),
  };
}

function works(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}
