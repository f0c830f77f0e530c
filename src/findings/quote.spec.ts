import {
  approvalOf,
  ownQuote,
  wordsIn,
  type QuoteAnswer,
  type QuoteConsent,
  type QuoteDecision,
} from './quote.js';

const answer = (change: Partial<QuoteAnswer> = {}): QuoteAnswer => ({
  text: 'Juntos llegamos antes.',
  consent: 'named',
  revision: 1,
  consentRevision: 1,
  ...change,
});
const decided = (consent: QuoteConsent, text = 'Llegamos antes.'): QuoteDecision => ({
  ...{ consent, text, answerRevision: 1, consentRevision: 1, revision: 1, at: '2023-05-02T10:00:00.000Z' },
});

describe('what stands of an own quote', () => {
  it.each([
    ['as the questionnaire says', answer(), null, 'Juntos llegamos antes.', 'named'],
    [
      'not to be quoted, by the questionnaire',
      answer({ consent: 'not-quoted' }),
      null,
      'Juntos llegamos antes.',
      'refused',
    ],
    ['nobody was asked', answer({ consent: null }), null, 'Juntos llegamos antes.', null],
    ['edited, and the name withdrawn', answer(), decided('role-only'), 'Llegamos antes.', 'role-only'],
    ['withdrawn', answer(), decided('refused'), 'Llegamos antes.', 'refused'],
    [
      'the answer was changed later: its words are newer, the refusal stands',
      answer({ text: 'Otra.', revision: 2 }),
      decided('refused'),
      'Otra.',
      'refused',
    ],
    [
      'the consent was given anew in the questionnaire',
      answer({ consent: 'role-only', consentRevision: 2 }),
      decided('refused'),
      'Llegamos antes.',
      'role-only',
    ],
  ] as const)('%s', (_case, given, decision, text, consent) => {
    expect(ownQuote(given, decision)).toEqual({ text, consent });
  });

  it.each([
    [null, 'asked'],
    ['named', 'approved'],
    ['role-only', 'approved'],
    ['refused', 'refused'],
  ] as const)('consent %s is %s', (consent, approval) => {
    expect(approvalOf(consent).approval).toBe(approval);
  });

  it('counts words as people do', () => {
    expect(wordsIn('  Juntos\n llegamos — antes.  ')).toBe(4);
    expect(wordsIn('')).toBe(0);
  });
});
