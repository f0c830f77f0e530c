import { createHash } from 'node:crypto';
import { LANGUAGES } from '../../language.js';
import { CONSENT_TEXTS, CONSENT_VERSION, consentText } from './consent-texts.js';

/** Digests of the texts that people have agreed to. A new version gets a line here; a line never changes. */
const SHOWN: Readonly<Record<string, string>> = {
  '1': '294cdbfc6d9b432426564f8a9a2b429cd4e7d027aa3045ebbb1259d40fdb35e7',
};

describe('what followers agree to', () => {
  it.each(Object.keys(CONSENT_TEXTS))('is in version %s what it was when it was shown', (version) => {
    const digest = createHash('sha256').update(JSON.stringify(CONSENT_TEXTS[version])).digest('hex');
    expect([version, digest]).toEqual([version, SHOWN[version]]);
  });

  it('keeps every version, and shows the latest', () => {
    expect(Object.keys(CONSENT_TEXTS)).toEqual(Object.keys(SHOWN));
    expect(CONSENT_VERSION).toBe(Object.keys(CONSENT_TEXTS).at(-1));
  });

  it.each(LANGUAGES)(
    'says in %s what for, how often, how to leave, who is responsible, how long',
    (language) => {
      const { paragraphs, agree } = consentText(language, 'expost@example.org');
      expect(paragraphs).toHaveLength(5);
      expect(paragraphs[3]).toContain('expost@example.org');
      expect([...paragraphs, agree].join(' ')).not.toMatch(/[{}]/);
    },
  );
});
