import fc from 'fast-check';
import { isMailAddress } from './mail-address.js';

describe('One plain mail address', () => {
  it.each([
    'ana@example.org',
    'ana.maria+expost@sub.example.org',
    "o'higgins@example.cl",
    'a_b-c%d@ex-ample.co',
    'x@xn--bcher-kva.example',
    '1@2.example',
  ])('%s is one', (text) => expect(isMailAddress(text)).toBe(true));

  it.each([
    ['', 'nothing'],
    ['ana', 'no domain'],
    ['ana@localhost', 'a name of one machine'],
    ['@example.org', 'nobody'],
    ['ana@', 'nowhere'],
    ['ana@example.org, eva@example.org', 'two'],
    ['ana@example.org,eva.example.org', 'a comma that changes the domain'],
    ['ana@example.org;eva@example.org', 'two in another fashion'],
    ['Ana <ana@example.org>', 'a name around it'],
    ['<ana@example.org>', 'brackets'],
    ['"ana eva"@example.org', 'quotes'],
    ['"a@evil.example"@example.org', 'an address within quotes'],
    ['ana(comment)@example.org', 'a comment'],
    ['ana@example.org (comment)', 'a comment behind it'],
    ['@relay.example,@other.example:ana@example.org', 'a route'],
    ['ana@[192.0.2.1]', 'a number for a domain'],
    ['ana@192.0.2.1', 'a number for a domain, bare'],
    ['ana@example.org\r\nBcc: eva@example.org', 'a header smuggled in'],
    ['ana@example.org\nRCPT TO:<eva@example.org>', 'a command smuggled in'],
    ['ana@exa mple.org', 'a space'],
    [' ana@example.org', 'a space before it'],
    ['ana@example..org', 'two dots'],
    ['.ana@example.org', 'a dot first'],
    ['ana.@example.org', 'a dot last'],
    ['ana@-example.org', 'a hyphen first'],
    ['ana@example.org.', 'a dot at the end'],
    ['ana@evil.example@example.org', 'two @'],
    ['ana\u0000@example.org', 'U+0000'],
    ['ána@example.org', 'a letter that not every server takes'],
    ['ana@exámple.org', 'a domain not in its xn-- form'],
    ['ana@example.org\u202Egro.live', 'letters that run backwards'],
    [`${'a'.repeat(65)}@example.org`, '65 characters before the @'],
    [`a@${'a'.repeat(64)}.org`, 'a label of 64 characters'],
    [`a@${'abcdefg.'.repeat(40)}org`, 'more than 254 characters'],
  ])('%j is none: %s', (text) => expect(isMailAddress(text)).toBe(false));

  it('never holds what a mail server could read as a second address', () => {
    const piece = fc.constantFrom(
      'ana',
      '@',
      'example',
      '.',
      'org',
      ',',
      ';',
      '<',
      '>',
      ' ',
      '\r\n',
      '"',
      '(',
      ')',
      ':',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        if (isMailAddress(text)) expect(text).toMatch(/^[^@\s,;<>"():]+@[^@\s,;<>"():]+$/);
      }),
    );
  });

  it('is quick on what was made to be slow', () => {
    const began = performance.now();
    isMailAddress(`${'a.'.repeat(30)}@${'a-'.repeat(120)}`);
    expect(performance.now() - began).toBeLessThan(50);
  });
});
