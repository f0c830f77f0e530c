import type { KnownContact } from './contact-changes.js';
import type { InitiativeDocument } from './initiative.entity.js';
import type { Initiative, Officer } from './initiative.js';

/** What is stored of an initiative beside its people. */
export function documentOf(initiative: Initiative): InitiativeDocument {
  const { officer: _officer, entities, ...rest } = initiative;
  return { ...rest, entities: entities.map(({ contacts: _contacts, ...entity }) => entity) };
}

/** The initiative put together again from its document and its people, in the order in which they were given. */
export function initiativeOfRows(
  document: InitiativeDocument,
  officer: Officer | null,
  contacts: readonly KnownContact[],
): Initiative {
  return {
    ...document,
    entities: document.entities.map((entity) => ({
      ...entity,
      contacts: contacts
        .filter((known) => known.entityKey === entity.key && !known.removed)
        .map(({ contact }) => contact),
    })),
    officer,
  };
}
