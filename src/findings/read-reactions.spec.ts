import type { ReactionKind } from './reaction.js';
import { LONGEST_COMMENT, readReaction } from './read-reactions.js';

const read = (choice: ReactionKind | null, text = '', shown = '') =>
  readReaction({ finding: 'new-areas', choice, text, basis: 0, seen: '' }, shown);

describe('what a form says of one finding', () => {
  it.each([
    ['nothing chosen and nothing written', null, '', '', { kind: 'nothing' }],
    ['nothing chosen, what was shown untouched', null, 'Una. ', 'Una.', { kind: 'nothing' }],
    ['words without a choice', null, 'Una.', '', { kind: 'wrong', error: 'choice-missing' }],
    ['agree', 'agree', ' \n', '', { kind: 'said', said: 'agree', text: null }],
    [
      'agree, and words: that is a comment',
      'agree',
      'Una.',
      '',
      { kind: 'said', said: 'comment', text: 'Una.' },
    ],
    ['a comment', 'comment', ' Una. ', '', { kind: 'said', said: 'comment', text: 'Una.' }],
    ['a comment without a word', 'comment', ' ', '', { kind: 'wrong', error: 'text-missing' }],
    ['a disagreement without a reason', 'disagree', '', '', { kind: 'wrong', error: 'text-missing' }],
    [
      'taken back, whatever stands in the field',
      'withdrawn',
      'Una.',
      '',
      { kind: 'said', said: 'withdrawn', text: null },
    ],
    ['too long', 'comment', 'x'.repeat(LONGEST_COMMENT + 1), '', { kind: 'wrong', error: 'text-long' }],
  ] as const)('%s', (_case, choice, text, shown, expected) => {
    expect(read(choice, text, shown)).toEqual(expected);
  });
});
