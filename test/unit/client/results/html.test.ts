import { expect, test } from 'vitest';
import { html, makeNonce } from '../../../../client/src/results/html.ts';

const page = html(
  { script: 'https://w/results.js', style: 'https://w/results.css', source: 'https://w' },
  'n0nce',
);

test('the policy allows the script of this page, the files of the webview, and nothing else', () => {
  expect(/content="([^"]*)"/.exec(page)?.[1]).toBe(
    "default-src 'none'; script-src 'nonce-n0nce'; style-src https://w; base-uri 'none'; form-action 'none'",
  );
});

test('no script and no style stands in the page itself', () => {
  expect(page.match(/<script[^>]*>[^<]/g) ?? []).toEqual([]);
  expect(page.match(/<style|style=|\bon\w+=/g) ?? []).toEqual([]);
});

test('no nonce is used twice', () => expect(makeNonce()).not.toBe(makeNonce()));
