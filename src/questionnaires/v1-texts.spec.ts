import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Node = { readonly [key: string]: unknown };
type Element = Node & { readonly templateElements?: readonly Element[] };

const definition = JSON.parse(
  readFileSync(join(process.cwd(), 'surveys/joint-ex-post/v1.json'), 'utf8'),
) as Node & { readonly pages: readonly (Node & { readonly elements: readonly Element[] })[] };

const VARIABLES = ['role', 'challenge', 'exerciseYear', 'exerciseNumber'];

/** Words that are spelt alike in English and in that language. */
const SAME_AS_ENGLISH: Readonly<Record<string, readonly string[]>> = { es: ['No'], fr: ['Impact'], pt: [] };

const TEXT_KEYS = ['title', 'description', 'text', 'panelAddText', 'templateTitle'];

/** Every text property anywhere in the tree, with its path. */
function textsIn(node: unknown, path: string): [string, unknown][] {
  if (typeof node !== 'object' || node === null) return [];
  const label = (key: string, child: unknown) =>
    `${path}/${(child as Node | null)?.['name'] ?? (child as Node | null)?.['value'] ?? key}`;
  return Object.entries(node).flatMap(([key, child]): [string, unknown][] =>
    TEXT_KEYS.includes(key) || 'default' in Object(child)
      ? [[`${path}/${key}`, child]]
      : textsIn(child, label(key, child)),
  );
}

describe('the texts of version 1', () => {
  const texts = textsIn(definition, '');
  /** Paths of the texts of which something holds that must not: none is the only right answer. */
  const where = (wrong: (words: Readonly<Record<string, string>>) => boolean) =>
    texts.filter(([, text]) => wrong(text as Record<string, string>)).map(([path]) => path);

  it('are found, each once, and nothing asked lacks a title', () => {
    const elements = definition.pages.flatMap((page) => page.elements);
    const inner = elements.flatMap(({ templateElements = [] }) => templateElements);
    const asked = [definition, ...definition.pages, ...elements, ...inner];
    expect(asked.filter((node) => !('title' in node))).toEqual([]);
    expect(new Set(texts.map(([path]) => path)).size).toBe(texts.length);
    expect(texts.length).toBeGreaterThan(250);
  });

  it('stand in four languages', () => {
    expect(where((text) => Object.keys(text).sort().join(' ') !== 'default es fr pt')).toEqual([]);
    expect(where((text) => Object.values(text).some((words) => !/\S/u.test(words)))).toEqual([]);
  });

  it('are translated', () => {
    const untranslated = ({ default: english, ...others }: Readonly<Record<string, string>>) =>
      Object.entries(others).some(
        ([language, words]) => words === english && !SAME_AS_ENGLISH[language]?.includes(words),
      );
    expect(where(untranslated)).toEqual([]);
  });

  it('pipe the same known variables in every language', () => {
    const piped = (words: string) => (words.match(/\{[^}]*\}/gu) ?? []).map((name) => name.slice(1, -1));
    expect(
      where((text) => new Set(Object.values(text).map((words) => piped(words).join())).size > 1),
    ).toEqual([]);
    expect(where((text) => !piped(text['default'] ?? '').every((name) => VARIABLES.includes(name)))).toEqual(
      [],
    );
  });

  it('are typed with care: no stray space, no typewriter apostrophe, French punctuation kept on its line', () => {
    const untidy = (words: string) => words !== words.trim() || /'| {2}/u.test(words);
    expect(where((text) => Object.values(text).some(untidy))).toEqual([]);
    const breakable = /[^\u00a0][?!;»]|[^\u00a0]:(?!\/\/)|«[^\u00a0]/u;
    expect(where((text) => breakable.test(text['fr'] ?? ''))).toEqual([]);
  });
});
