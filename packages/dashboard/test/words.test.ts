// German and English say the same things: every key in both, with the same values set in and the same number of forms.
import { expect, test } from 'vitest';
import deText from '#locales/de.json?raw';
import enText from '#locales/en.json?raw';

type Tree = { [key: string]: string | Tree };
const leaves = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : leaves(value, `${path}${key}.`),
  );
const de = new Map(leaves(JSON.parse(deText) as Tree));
const en = new Map(leaves(JSON.parse(enText) as Tree));
const slots = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].toSorted();

test('both catalogues have the same keys', () => {
  expect([...en.keys()].toSorted()).toEqual([...de.keys()].toSorted());
});

test('a sentence sets the same values in, in as many forms', () => {
  const unlike = [...de].filter(
    ([key, text]) =>
      slots(text).join() !== slots(en.get(key) ?? '').join() ||
      text.split(' | ').length !== (en.get(key) ?? '').split(' | ').length,
  );
  expect(unlike).toEqual([]);
});

test('no sentence blames, shouts, or says du', () => {
  const loud = [...de, ...en].filter(([, text]) =>
    /!|Fehler|\berrors?\b|ungültig|invalid|\bdu\b|\bdein/i.test(text),
  );
  expect(loud).toEqual([]);
});
