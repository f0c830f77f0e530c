import { ownPath, safeLink } from './safe-link.js';

describe('safeLink', () => {
  it.each(['https://example.org/a?b=c', 'http://example.org/', 'mailto:ana@example.org'])(
    'lets %s pass',
    (text) => {
      expect(safeLink(text)).toBe(text);
    },
  );

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'https://bank.example@evil.example/',
    'example.org',
    '//example.org',
    '',
  ])('makes no link of %j', (text) => expect(safeLink(text)).toBeNull());
});

describe('ownPath', () => {
  it.each(['/', '/answer/sections/impact', '/staff/exercises/1?page=2#top'])('goes back to %s', (path) => {
    expect(ownPath(path, '/x')).toBe(path);
  });

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/answer\\..\\evil',
    '/\t/evil.example',
    '/\n/evil.example',
    ' /answer',
    'javascript:alert(1)',
    'answer',
    '',
    null,
    ['/answer'],
    `/${'a'.repeat(600)}`,
  ])('goes nowhere else: %j', (path) => expect(ownPath(path, '/x')).toBe('/x'));
});
