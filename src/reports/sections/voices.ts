import { attributionText } from '../../findings/quote-attribution.js';
import type { Quote } from '../../findings/quote.js';
import { safeLink } from '../../pages/safe-link.js';
import type { AnswerValue } from '../../questionnaires/questionnaire.js';
import type { TextPlace } from '../../reviews/translation.js';
import type { Block, CaseBlock, Passage, Voice } from '../report-model.js';
import type { ReportResponse } from '../report-input.js';
import { nameIn, namesIn, roleOf, type Composition } from './composition.js';

/** Free text of the entities below a finding, each in the language it was written in. */
export function voicesOn(composition: Composition, questions: readonly string[]): readonly Voice[] {
  return questions.flatMap((question) =>
    [...composition.accepted.values()].flatMap((response) => {
      const text = textOf(response.answers[question]);
      return text === null
        ? []
        : [
            {
              by: nameIn(composition, response.entity),
              passage: translated(composition, written(response, text), {
                entity: response.entity,
                question,
                place: '',
              }),
            },
          ];
    }),
  );
}

/** Quotes with consent, and no others: by name, or by role where the entity wished so. */
export function quotesIn(composition: Composition): readonly Block[] {
  const { speech, input, accepted } = composition;
  const quotes = input.quotes ?? [...accepted.values()].flatMap(answeredQuote);
  return quotes
    .filter(({ approval }) => approval === 'approved')
    .map((quote): Block => {
      const of = { entity: nameIn(composition, quote.entity), role: roleOf(composition, quote.entity) };
      const said: Passage = { text: quote.text, language: quote.language ?? 'und' };
      const at = { entity: quote.entity, question: 'quote', place: '' };
      // A quote that its entity has shortened is no longer the text that was translated.
      const isWhole = textOf(accepted.get(quote.entity)?.answers['quote']) === quote.text;
      const passage = isWhole ? translated(composition, said, at) : said;
      return { kind: 'quote', passage, by: attributionText(speech, quote, quote.attribution, of) };
    });
}

type PrintedQuote = Pick<
  Quote,
  'entity' | 'text' | 'language' | 'approval' | 'attribution' | 'person' | 'post'
>;

function answeredQuote({ entity, answers, language = null }: ReportResponse): readonly PrintedQuote[] {
  const text = textOf(answers['quote']);
  const consent = answers['quote_consent'];
  if (text === null || (consent !== 'named' && consent !== 'role-only')) return [];
  const [first] = itemsOf(answers['respondents']);
  const [person, post] = [textOf(first?.['name']), textOf(first?.['post'])];
  return [{ entity, text, language, approval: 'approved', attribution: consent, person, post }];
}

/** Every example an entity gave in a panel, as a boxed case. */
export function casesFrom(composition: Composition, question: string): readonly CaseBlock[] {
  return [...composition.accepted.values()].flatMap((response) =>
    itemsOf(response.answers[question]).map((item, index) =>
      caseFrom(composition, response, item, { entity: response.entity, question, place: String(index) }),
    ),
  );
}

function caseFrom(
  composition: Composition,
  response: ReportResponse,
  item: Readonly<Record<string, AnswerValue>>,
  at: TextPlace,
): CaseBlock {
  const { speech } = composition;
  const part = (name: string, text: string) =>
    translated(composition, written(response, text), { ...at, place: `${at.place}.${name}` });
  const what = textOf(item['what']);
  const partners = Array.isArray(item['with']) ? item['with'].filter((key) => typeof key === 'string') : [];
  const outside = textOf(item['outside']);
  const year = textOf(item['year']);
  const link = textOf(item['link']);
  const href = link === null ? null : webLink(link);
  const facts = [
    speech.say('case.reported-by', { name: nameIn(composition, response.entity) }),
    partners.length > 0 ? speech.say('case.with', { names: namesIn(composition, partners) }) : null,
    outside === null ? null : speech.say('case.outside', { text: outside }),
    year === null ? null : speech.say('case.year', { year }),
  ].filter((fact) => fact !== null);
  const meta: Passage[] = [{ text: facts.join(' · '), language: null }];
  if (link !== null) {
    meta.push({ text: ' · ', language: null });
    meta.push(href === null ? { text: link, language: null } : { text: link, language: null, link: href });
  }
  return {
    kind: 'case',
    label: speech.say('case.label'),
    title: part('title', textOf(item['title']) ?? ''),
    text: what === null ? null : part('what', what),
    meta,
  };
}

/** Pages of the web only: what a report links to is opened by people who trust it. */
function webLink(text: string): string | null {
  const link = safeLink(text);
  return link !== null && /^https?:/.test(link) ? link : null;
}

/** With the translation into the report's language, where there is one and the text is not written in it. */
export function translated(composition: Composition, passage: Passage, at: TextPlace): Passage {
  const { input, speech } = composition;
  if (passage.language === input.language) return passage;
  const found = input.translations?.find(
    ({ entity, question, place, language }) =>
      language === input.language && entity === at.entity && question === at.question && place === at.place,
  );
  if (!found) return passage;
  const label = speech.say(`translation.${found.madeBy}`, { by: found.by });
  return { ...passage, translation: { label, text: found.text } };
}

/** Marked with its language only where that is not the report's own. */
function written(response: ReportResponse, text: string): Passage {
  return { text, language: response.language ?? 'und' };
}

export function textOf(value: AnswerValue | undefined): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

function itemsOf(value: AnswerValue | undefined): readonly Readonly<Record<string, AnswerValue>>[] {
  if (!Array.isArray(value)) return [];
  return value.filter((item) => typeof item === 'object' && item !== null && !Array.isArray(item));
}
