import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  internText,
  textOfValue,
  valuePool,
  valuesLike,
} from '../../../../server/src/events/store/value-pool.ts';
import { foldCase } from '../../../../server/src/text/reading.ts';

const caps = { mostValues: 10_000, mostBytes: 1_000_000 };

test('holds each text once, and gives it back', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { maxLength: 300 }), (texts) => {
      const sound = texts.map((text) => text.replace(/\p{Surrogate}/gu, '?'));
      const pool = valuePool(caps);
      const ids = sound.map((text) => internText(pool, text));
      expect(ids.map((id) => textOfValue(pool, id))).toEqual(sound);
      expect(pool.count).toBe(new Set(sound).size);
    }),
  );
});

test('finds the values that are equal but for case', () => {
  const word = fc.string({
    unit: fc.constantFrom('a', 'A', 's', 'S', 'ſ', 'ß', 'ı', 'I', 'i', 'é', 'É', 'ᾳ', 'ᾼ'),
    maxLength: 3,
  });
  fc.assert(
    fc.property(fc.array(word, { maxLength: 60 }), word, (texts, wanted) => {
      const pool = valuePool(caps);
      for (const text of texts) internText(pool, text);
      const found = valuesLike(pool, wanted).map((id) => textOfValue(pool, id));
      const expected = [...new Set(texts)].filter((text) => foldCase(text) === foldCase(wanted));
      expect([...found].sort()).toEqual(expected.sort());
    }),
  );
});

test('takes no value beyond its caps, and still knows those it has', () => {
  const pool = valuePool({ mostValues: 2, mostBytes: 5 });
  expect(['abc', 'defg', 'de', 'abc', 'x'].map((text) => internText(pool, text))).toEqual([0, -1, 1, 0, -1]);
});
