import { createHash } from 'node:crypto';
import { FIRST_HASH, sealedText, type HistoryLine } from './history-line.js';
import { UNREAD, verifyOn } from './verify-chain.js';

const seal = (line: Omit<HistoryLine, 'hash'>) => createHash('sha256').update(sealedText(line)).digest('hex');

function chainOf(length: number): HistoryLine[] {
  const lines: HistoryLine[] = [];
  for (let number = 1; number <= length; number += 1) {
    const unsealed = {
      chain: 'service',
      number,
      at: `2026-05-04T10:0${number}:00.000Z`,
      actor: 'staff:a1',
      what: 'token.created',
      subject: `t${number}`,
      details: { role: 'reader' },
      why: null,
      previousHash: lines.at(-1)?.hash ?? FIRST_HASH,
    };
    lines.push({ ...unsealed, hash: seal(unsealed) });
  }
  return lines;
}
const chain = chainOf(5);
const altered = (index: number, change: Partial<HistoryLine>) =>
  chain.map((line, at) => (at === index ? { ...line, ...change } : line));
const resealed = (index: number, change: Partial<HistoryLine>) =>
  chain.map((line, at) => {
    if (at !== index) return line;
    const { hash: _hash, ...unsealed } = { ...line, ...change };
    return { ...unsealed, hash: seal(unsealed) };
  });

describe('a chain of the history', () => {
  it('holds as it was written, however many lines are read at a time', () => {
    const whole = verifyOn(UNREAD, chain, seal);
    expect(whole).toEqual({ count: 5, lastHash: chain[4]?.hash, broken: null });
    expect(verifyOn(verifyOn(UNREAD, chain.slice(0, 2), seal), chain.slice(2), seal)).toEqual(whole);
  });

  it.each([
    ['another actor', altered(2, { actor: 'staff:b2' }), 3, 'seal'],
    ['another time', altered(0, { at: '2026-05-04T09:00:00.000Z' }), 1, 'seal'],
    ['another reason', altered(4, { why: 'Because' }), 5, 'seal'],
    ['other details', altered(1, { details: { role: 'manager' } }), 2, 'seal'],
    ['another hash', altered(3, { hash: 'f'.repeat(64) }), 4, 'seal'],
    ['a line taken out', chain.filter((_line, index) => index !== 2), 4, 'number'],
    ['the first line taken out', chain.slice(1), 2, 'number'],
    ['a line that somebody with the key has sealed anew', resealed(1, { actor: 'staff:b2' }), 3, 'previous'],
    ['a line put in before the first', [{ ...(chain[0] as HistoryLine), number: 0 }, ...chain], 0, 'number'],
  ] as const)('is broken by %s', (_what, lines, number, fault) => {
    expect(verifyOn(UNREAD, lines, seal).broken).toEqual({ number, fault });
  });

  it('does not show that its last lines are gone: only a count kept elsewhere does', () => {
    expect(verifyOn(UNREAD, chain.slice(0, 3), seal)).toMatchObject({ count: 3, broken: null });
  });
});
