import { expect, test } from 'vitest';
import { stemOf, wordsOf } from '../../../server/src/catalog/words.ts';

test.each([
  ['tickets', 'ticket'],
  ['failed', 'fail'],
  ['failing', 'fail'],
  ['failure', 'fail'],
  ['created', 'creat'],
  ['create', 'creat'],
  ['creation', 'creat'],
  ['services', 'servic'],
  ['policies', 'policy'],
  ['denied', 'deny'],
  ['logged', 'log'],
  ['installed', 'instal'],
  ['install', 'instal'],
  ['process', 'proces'],
  ['processes', 'proces'],
  ['add', 'add'],
  ['dns', 'dns'],
  ['logon', 'logon'],
])('the stem of %s is %s', (word, stem) => {
  expect(stemOf(word)).toBe(stem);
});

test.each([
  ['Sign-in', ['signin']],
  ['log on', ['logon']],
  ['Logged off', ['logoff']],
  ['TGT (Kerberos)', ['tgt', 'kerberos']],
  ["a user's C$ share", ['a', 'users', 'c$', 'share']],
  [' ', []],
])('the words of %j are %j', (text, words) => {
  expect(wordsOf(text).map((word) => word.text)).toEqual(words);
});
