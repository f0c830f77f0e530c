import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { LANGUAGES } from '../language.js';
import { PAGE_MESSAGES, pageText, type PageTextKey } from './page-text.js';

const keys = Object.keys(PAGE_MESSAGES.en) as PageTextKey[];

type Ast = ReturnType<IntlMessageFormat['getAst']>;
const LITERAL = 0;

/** Names of a message's parameters, those inside plurals included. */
function parametersOf(elements: Ast): string[] {
  return elements.flatMap((element) => {
    const own = 'value' in element && element.type !== LITERAL ? [String(element.value)] : [];
    const options = 'options' in element ? Object.values(element.options) : [];
    return [...own, ...options.flatMap((option) => parametersOf(option.value))];
  });
}

const parameters = (message: string) =>
  [
    ...new Set(parametersOf(new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst())),
  ].sort();

describe('texts of the pages', () => {
  it.each(LANGUAGES)('%s has every text, none of them empty, and no other', (language) => {
    expect(Object.keys(PAGE_MESSAGES[language])).toEqual(keys);
    expect(keys.filter((key) => PAGE_MESSAGES[language][key].trim() === '')).toEqual([]);
  });

  it.each(LANGUAGES)('%s parses as ICU messages with the parameters of the English ones', (language) => {
    const differing = keys.filter(
      (key) => parameters(PAGE_MESSAGES[language][key]).join() !== parameters(PAGE_MESSAGES.en[key]).join(),
    );
    expect(differing).toEqual([]);
  });

  it.each(['es', 'fr', 'pt'] as const)('%s is translated', (language) => {
    // Words that languages share are short; whole sentences never coincide.
    const alike = keys.filter(
      (key) => PAGE_MESSAGES[language][key] === PAGE_MESSAGES.en[key] && PAGE_MESSAGES.en[key].length > 30,
    );
    expect(alike).toEqual([]);
  });

  it.each(LANGUAGES)('%s says no key twice in different areas', (language) => {
    const folder = join(__dirname, 'messages', language);
    const all = readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .flatMap((name) => Object.keys(JSON.parse(readFileSync(join(folder, name), 'utf8')) as object));
    expect(all.filter((key, index) => all.indexOf(key) !== index)).toEqual([]);
  });

  it('holds no text that no page uses', () => {
    const sources = [
      '.',
      '../responses',
      '../invitations',
      '../reviews',
      '../accounts',
      '../http',
      '../reports',
      '../initiatives',
      '../questionnaires',
      '../exercises',
      '../findings',
      '../portfolio',
      '../history',
      '../mail',
    ]
      .filter((folder) => existsSync(join(__dirname, folder)))
      .flatMap((folder) => sourcesIn(join(__dirname, folder)))
      .join('\n');
    // `state.${state}` uses all that begin so.
    const dynamic = [...sources.matchAll(/`([\w-]+(?:\.[\w-]+)*\.)\$\{/g)].map((match) => match[1] ?? '');
    const unused = keys.filter(
      (key) => !sources.includes(`'${key}'`) && !dynamic.some((prefix) => key.startsWith(prefix)),
    );
    expect(unused).toEqual([]);
  });

  it('counts as each language does', () => {
    const sections = (done: number) => pageText('es', 'sections.done', { done, count: 7 });
    expect([0, 1, 3].map(sections)).toEqual([
      'Aún no hay ninguna sección completa.',
      'Hay 1 sección completa de 7.',
      'Hay 3 secciones completas de 7.',
    ]);
  });

  it('shows markup in a name as text, as it was written', () => {
    expect(pageText('en', 'arrive.greeting', { name: '<b>Ana</b>' })).toBe('Hello, <b>Ana</b>');
  });
});

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && /\.tsx?$/.test(file.name) && !file.name.includes('.spec.'))
    .map((file) => readFileSync(join(file.parentPath, file.name), 'utf8'));
}
