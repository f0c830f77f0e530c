import { safeLink } from '../../pages/safe-link.js';
import type { AnswerValue } from '../../questionnaires/questionnaire.js';
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
        : [{ by: nameIn(composition, response.entity), passage: written(response, text) }];
    }),
  );
}

/** Quotes with consent, and no others: by name, or by role where the entity wished so. */
export function quotesIn(composition: Composition): readonly Block[] {
  const { speech } = composition;
  return [...composition.accepted.values()].flatMap((response): readonly Block[] => {
    const text = textOf(response.answers['quote']);
    const consent = response.answers['quote_consent'];
    if (text === null || (consent !== 'named' && consent !== 'role-only')) return [];
    const role = roleOf(composition, response.entity);
    const [person] = itemsOf(response.answers['respondents']);
    const name = textOf(person?.['name']);
    const post = textOf(person?.['post']);
    const by =
      consent === 'named' && name !== null
        ? speech.say(post === null ? 'quote.named' : 'quote.named-with-post', {
            person: name,
            post,
            entity: nameIn(composition, response.entity),
            role: speech.say(`role.${role}`),
          })
        : speech.say(`quote.role.${role}`);
    return [{ kind: 'quote', passage: written(response, text), by }];
  });
}

/** Every example an entity gave in a panel, as a boxed case. */
export function casesFrom(composition: Composition, question: string): readonly CaseBlock[] {
  return [...composition.accepted.values()].flatMap((response) =>
    itemsOf(response.answers[question]).map((item) => caseFrom(composition, response, item)),
  );
}

function caseFrom(
  composition: Composition,
  response: ReportResponse,
  item: Readonly<Record<string, AnswerValue>>,
): CaseBlock {
  const { speech } = composition;
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
    title: written(response, textOf(item['title']) ?? ''),
    text: what === null ? null : written(response, what),
    meta,
  };
}

/** Pages of the web only: what a report links to is opened by people who trust it. */
function webLink(text: string): string | null {
  const link = safeLink(text);
  return link !== null && /^https?:/.test(link) ? link : null;
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
