import {
  actorOf,
  everywhere,
  mayEnter,
  type AccessLevel,
  type PartnerVisitor,
  type StaffRole,
  type StaffVisitor,
} from './access.js';
import { cookieForm } from './cookies.js';
import { isSameOrigin } from './same-origin.js';

const partner: PartnerVisitor = {
  kind: 'partner',
  sessionId: 's1',
  invitationId: 'i1',
  exerciseId: 'e1',
  initiativeId: 'n1',
  entity: 'cainco',
  personId: 'p1',
  personName: 'Lucía Mamani Ortiz',
  colleague: null,
  timeZone: 'America/La_Paz',
  language: 'es',
  csrfToken: 'c1',
};
const staff = (role: StaffRole): StaffVisitor => ({
  kind: 'staff',
  sessionId: null,
  staffId: 't1',
  name: 'Ana',
  role,
  grants: everywhere(role),
  language: null,
  csrfToken: null,
});

describe('who may take a route', () => {
  const levels: AccessLevel[] = ['public', 'partner', 'reader', 'evaluator', 'manager'];
  it.each([
    ['nobody', null, ['public']],
    ['a partner', partner, ['public', 'partner']],
    ['a reader', staff('reader'), ['public', 'reader']],
    ['an evaluator', staff('evaluator'), ['public', 'reader', 'evaluator']],
    ['a manager', staff('manager'), ['public', 'reader', 'evaluator', 'manager']],
  ])('%s', (_who, visitor, allowed) => {
    expect(levels.filter((level) => mayEnter(visitor, level))).toEqual(allowed);
  });

  it.each([
    ['of the window', { role: 'evaluator', window: 2021, initiative: null }, true, true, false],
    ['of another window', { role: 'evaluator', window: 2022, initiative: null }, false, true, false],
    ['of the initiative', { role: 'evaluator', window: null, initiative: 'ICT149-21' }, true, true, false],
    ['of another initiative', { role: 'evaluator', window: null, initiative: 'X1' }, false, true, false],
    ['of everything', { role: 'evaluator', window: null, initiative: null }, true, true, true],
    ['of the window, reading', { role: 'reader', window: 2021, initiative: null }, false, false, false],
  ] as const)('an evaluator %s', (_who, grant, atPlace, somewhere, all) => {
    const visitor = { ...staff('reader'), grants: [grant] };
    const place = { window: 2021, code: 'ICT149-21' };
    expect([
      mayEnter(visitor, 'evaluator', place),
      mayEnter(visitor, 'evaluator', 'somewhere'),
      mayEnter(visitor, 'evaluator'),
    ]).toEqual([atPlace, somewhere, all]);
  });

  it('is known to the history by an id, never by name', () => {
    expect(actorOf(partner)).toBe('person:p1');
    expect(actorOf(staff('manager'))).toBe('staff:t1');
  });
});

describe('the origin of a write', () => {
  it.each([
    [undefined, 'https://expost.example.org', true],
    ['https://expost.example.org', 'https://expost.example.org', true],
    ['https://evil.example.com', 'https://expost.example.org', false],
    ['http://expost.example.org', 'https://expost.example.org', false],
    ['http://localhost:3000', 'http://127.0.0.1:3000', true],
    ['http://evil.example.com:3000', 'http://127.0.0.1:3000', false],
  ])('%s at %s: %s', (origin, publicUrl, expected) => {
    expect(isSameOrigin(origin, publicUrl)).toBe(expected);
  });

  it.each([
    ['same-origin', true],
    ['none', true],
    [undefined, true],
    ['same-site', false],
    ['cross-site', false],
  ])('null, as browsers write it for our pages without referrer, from %s: %s', (fetchSite, expected) => {
    expect(isSameOrigin('null', 'https://expost.example.org', fetchSite)).toBe(expected);
  });
});

describe('session cookies', () => {
  it('are host-only and secure on https, plain on the loopback', () => {
    expect(cookieForm('https://expost.example.org')).toMatchObject({
      partner: '__Host-expost',
      options: { secure: true },
    });
    expect(cookieForm('http://127.0.0.1:3000')).toMatchObject({
      partner: 'expost',
      options: { secure: false },
    });
  });
});
