import { tooMuchIn } from './deep.js';
import { etag, ifMatch, ifMatchRevision, ifNoneMatch } from './if-match.js';
import { maskedUrl } from './masked-url.js';
import { pointerOf } from './request-shape.pipe.js';

describe('If-Match', () => {
  it.each([
    ['"3"', '3'],
    ['W/"3"', '3'],
    ['3', '3'],
    ['"a1b2"', 'a1b2'],
    ['*', null],
    ['', null],
    [undefined, null],
  ])('%s reads as %s', (header, tag) => {
    expect(ifMatch({ headers: { 'if-match': header } })).toBe(tag);
  });

  it('reads a tag that is no number as a revision that nothing has', () => {
    expect(ifMatchRevision({ headers: { 'if-match': '"three"' } })).toBe(-1);
    expect(ifMatchRevision({ headers: { 'if-match': etag(3) } })).toBe(3);
  });
});

describe('If-None-Match', () => {
  it.each([
    ['"a1b2"', true],
    ['W/"a1b2"', true],
    ['"x", "a1b2"', true],
    ['*', true],
    ['"a1"', false],
    ['a1b2', false],
    [undefined, false],
  ])('%s', (header, expected) => {
    expect(ifNoneMatch({ headers: { 'if-none-match': header } }, 'a1b2')).toBe(expected);
  });
});

describe('what logs may hold of a URL', () => {
  it.each([
    ['/r/0Q2mS-9f_x', '/r/[token]'],
    ['/r/0Q2mS-9f_x/new-link', '/r/[token]/new-link'],
    ['/calendar/0Q2mS-9f_x.ics', '/calendar/[token]'],
    ['/reminders/6f1c/0Q2mS-9f_x/again', '/reminders/6f1c/[token]/again'],
    ['/follow/0Q2mS-9f_x?lang=es', '/follow/[token]'],
    ['/subscriptions/0Q2mS-9f_x/unsubscribe', '/subscriptions/[token]/unsubscribe'],
    ['/sign-in?next=/staff', '/sign-in'],
    ['/api/initiatives/ICT149-21', '/api/initiatives/ICT149-21'],
  ])('%s → %s', (url, masked) => {
    expect(maskedUrl(url)).toBe(masked);
  });
});

describe('a JSON text that is no document of ours', () => {
  it.each([
    ['brackets within a text', '{"a":[1,{"b":"[[[[[[[[[[[[[["}]}', null],
    ['brackets after a quote within a text', '"\\"[[[[[[[[[[[[[[["', null],
    ['twelve levels', `${'['.repeat(12)}${']'.repeat(12)}`, null],
    ['thirteen levels', `${'['.repeat(13)}${']'.repeat(13)}`, 'depth'],
    ['100,000 levels', '['.repeat(100_000), 'depth'],
    ['50,001 values', `[${'1,'.repeat(50_000)}1]`, null],
    ['50,002 values', `[${'1,'.repeat(50_001)}1]`, 'values'],
    ['commas within a text', `["${','.repeat(60_000)}"]`, null],
  ])('%s', (_what, json, expected) => {
    expect(tooMuchIn(json)).toBe(expected);
  });
});

describe('JSON pointers', () => {
  it('escape as RFC 6901 says', () => {
    expect(pointerOf(['entities', 0, 'a/b', 'c~d'])).toBe('/entities/0/a~1b/c~0d');
  });
});
