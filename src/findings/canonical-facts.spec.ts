import { draft, each } from '../../test/fixtures/small-partnership.js';
import { canonicalFacts } from './canonical-facts.js';

describe('Facts as one text', () => {
  const facts = draft('new-areas', { answers: each('new_areas', { alcaldia: 'yes', junta: 'no' }) });

  it('are the same whatever order their keys were written in', () => {
    const reversed = Object.fromEntries(Object.entries(facts).reverse()) as unknown as typeof facts;
    expect(Object.keys(reversed)).not.toEqual(Object.keys(facts));
    expect(canonicalFacts(reversed)).toBe(canonicalFacts(facts));
    expect(JSON.parse(canonicalFacts(facts))).toEqual(facts);
  });

  it('differ as soon as one answer does', () => {
    const changed = draft('new-areas', { answers: each('new_areas', { alcaldia: 'yes', junta: 'yes' }) });
    expect(canonicalFacts(changed)).not.toBe(canonicalFacts(facts));
  });
});
