import type { InvitationFacts } from './invitation-mail.js';

/** What the examples of mails tell about: an initiative, an entity and people that are invented. */
export const EXAMPLE_FACTS: InvitationFacts = {
  name: 'Lucía Ejemplo',
  link: 'https://expost.example.org/r/…',
  officer: { name: 'Carla Ejemplo', email: 'carla@programa.example.org', phone: '+34 600 000 000' },
  initiative: 'AGUA CLARA',
  entity: 'Instituto del Agua de la Demostración',
  entityShort: 'Instituto del Agua',
  year: 2026,
  closesAt: '2026-05-15T21:59:00.000Z',
  timeZone: 'Europe/Madrid',
  readerZone: 'America/La_Paz',
};
