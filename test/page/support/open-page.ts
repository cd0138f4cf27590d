import path from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import { html } from '../../../client/src/results/html.ts';
import { CHROMIUM_ARGS, findChromium } from '../../host/browser-vscode/chromium.mjs';
import type { Scene } from './fake-extension.ts';
import { bodyClasses, type Theme, variables } from './themes.ts';

export const executablePath = await findChromium();

export interface PageOptions extends Partial<Scene> {
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
}

/** Opens the page as it is shipped, with its policy in force, before an extension that is made up. */
export interface PageOpener {
  open(options?: PageOptions): Promise<Page>;
  close(): Promise<void>;
}

export async function pageOpener(): Promise<PageOpener> {
  const [browser, files] = await Promise.all([launch(), bundle()]);
  return { open, close: () => browser.close() };

  async function open({
    theme = 'dark',
    width = 760,
    height = 820,
    ...scene
  }: PageOptions = {}): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height } });
    page.setDefaultTimeout(15_000);
    page.on('pageerror', (error) => {
      throw error;
    });
    await page.route('**/*', (route) => {
      const file = files.get(new URL(route.request().url()).pathname);
      return file ? route.fulfill(file) : route.abort();
    });
    const whole: Scene = { mode: 'query', state: 'results', total: 3450, delay: 5, ...scene };
    await page.addInitScript(prepare, {
      scene: whole,
      bodyClass: bodyClasses[theme],
      variables: variables[theme],
    });
    await page.addInitScript({ content: files.get('/extension.js')?.body ?? '' });
    await page.goto(`${origin}/`);
    return page;
  }
}

const origin = 'https://results.test';
/** Tests and benchmarks run there. */
const repository = process.cwd();

/** As VS Code sets up a webview. */
function prepare(setup: {
  scene: Scene;
  bodyClass: string;
  variables: Readonly<Record<string, string>>;
}): void {
  window.scene = setup.scene;
  addEventListener('DOMContentLoaded', () => {
    document.body.classList.add(setup.bodyClass);
    for (const [name, value] of Object.entries(setup.variables)) {
      document.documentElement.style.setProperty(`--vscode-${name}`, value);
    }
  });
}

function launch(): Promise<Browser> {
  if (!executablePath) throw new Error('no Chromium found; name one in CHROME_PATH');
  return chromium.launch({ executablePath, args: CHROMIUM_ARGS });
}

interface ServedFile {
  readonly body: string;
  readonly contentType: string;
}

async function bundle(): Promise<ReadonlyMap<string, ServedFile>> {
  const page = html({ script: '/results.js', style: '/results.css', source: origin }, 'secret');
  const [script, style, extension] = await Promise.all([
    bundled('client/src/results/page/main.ts'),
    bundled('client/src/results/page/results.css'),
    bundled('test/page/support/fake-extension.ts'),
  ]);
  return new Map([
    ['/', { body: page, contentType: 'text/html' }],
    ['/results.js', { body: script, contentType: 'text/javascript' }],
    ['/results.css', { body: style, contentType: 'text/css' }],
    ['/extension.js', { body: extension, contentType: 'text/javascript' }],
  ]);
}

async function bundled(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(repository, file)],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    logLevel: 'warning',
  });
  return outputFiles[0]?.text ?? '';
}
