import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES } from '../../language.js';
import { STEP_EVENTS } from '../../exercises/exercise.js';
import { isPageTextKey, pageText } from '../page-text.js';
import { actorText, happeningText } from './feed.js';

const SOURCE = join(__dirname, '../..');

/** Every word that is handed to the history as `what`, wherever it stands in the source. */
function recorded(): readonly string[] {
  const services = readdirSync(SOURCE, { recursive: true, withFileTypes: true })
    .filter(({ name }) => /\.(service|job)\.ts$/.test(name))
    .map((file) => readFileSync(join(file.parentPath, file.name), 'utf8'));
  const words = services.flatMap((text) => [
    // `what: 'response.accepted'`, also one of two.
    ...[...text.matchAll(/\bwhat: ([^\n]*)/g)].flatMap(([, rest = '']) => quoted(rest)),
    ...[...text.matchAll(/\b(?:what =|record\(|act\()[^;{]*/g)].flatMap(([rest]) => quoted(rest)),
  ]);
  return [...new Set([...words, ...Object.values(STEP_EVENTS)])].toSorted();
}

function quoted(text: string): string[] {
  return [...text.matchAll(/'([a-z-]+\.[a-z-]+)'/g)].map(([, word = '']) => word);
}

describe('the feed', () => {
  it('finds what is recorded in the source', () => {
    expect(recorded()).toEqual(
      expect.arrayContaining([
        'response.returned',
        'answers.saved',
        'passage.edited',
        'validation.reacted',
        'exercise.closed',
        'account.joined',
        'invitation.renewed',
      ]),
    );
  });

  it('has words for everything that is recorded', () => {
    expect(recorded().filter((what) => !isPageTextKey(`happening.${what}`))).toEqual([]);
  });

  it.each([
    ['en', 'Ana Ríos accepted the response.'],
    ['es', 'Ana Ríos aceptó la respuesta.'],
    ['fr', 'Ana Ríos a accepté la réponse.'],
    ['pt', 'Ana Ríos aceitou a resposta.'],
  ] as const)('says in %s who did what', (language, sentence) => {
    const line = { actor: 'staff:1', name: 'Ana Ríos', what: 'response.accepted' };
    expect(happeningText(language, line)).toBe(sentence);
  });

  it.each([
    ['staff:1', null, 'Somebody whose name is no longer kept'],
    ['person:1', null, 'Somebody whose name is no longer kept'],
    ['service', null, 'The service'],
    ['command-line', null, 'The command line'],
    ['person:1', '<b>Ana</b>', '<b>Ana</b>'],
  ])('%s (%s) is %s', (actor, name, words) => {
    expect(actorText('en', actor, name)).toBe(words);
  });

  it('names a kind that has no words as the history does', () => {
    expect(happeningText('en', { actor: 'service', name: null, what: 'x.y' })).toBe('The service: x.y');
  });

  it.each(LANGUAGES)('says every kind of %s with the name in it', (language) => {
    for (const what of recorded()) {
      const key = `happening.${what}`;
      if (isPageTextKey(key)) expect(pageText(language, key, { who: 'Ana' })).toContain('Ana');
    }
  });
});
