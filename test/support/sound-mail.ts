import type { Language } from '../../src/language.js';
import type { MailContent } from '../../src/mail/mail-kind.js';

/** Words of what the reader reads: without the address of the link. */
export function wordsIn({ text }: Pick<MailContent, 'text'>): readonly string[] {
  return text.replace(/https?:\S+/g, '').match(/\S*[\p{L}\p{N}]\S*/gu) ?? [];
}

/** Expects of a mail what `pages-and-report.md`, section 5, asks of every one. */
export function expectSound(mail: MailContent, language: Language, says: readonly string[]): void {
  expect(wordsIn(mail).length).toBeLessThanOrEqual(120);
  expect(mail.subject).not.toMatch(/survey|encuesta|enquête|inquérito|[{}]|undefined|null/i);
  expect(mail.text).not.toMatch(/[{}]|undefined|null/);
  expect(mail.html).toContain(`<html lang="${language}">`);
  expect(mail.html.match(/<a [^>]*class="[^"]*button/g)?.length ?? 0).toBeLessThanOrEqual(1);
  const shown = mail.html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"');
  for (const part of says) {
    expect(mail.text).toContain(part);
    expect(shown).toContain(part);
  }
}
