import { firstDay, lastDay } from './civil-date.js';
import type { ContactInput, InitiativeDocumentInput } from './initiative-document.shape.js';
import type { Budget, Contact, EntityWithContacts, Initiative } from './initiative.js';

/** The initiative a checked document describes: what was left out is null or empty, months have become days. */
export function initiativeOf(document: InitiativeDocumentInput): Initiative {
  const { budget, directBeneficiaries, sdgTargets, officer } = document;
  return {
    code: document.code,
    acronym: document.acronym,
    window: document.window,
    name: document.name,
    implementation: {
      start: firstDay(document.implementation.start),
      end: lastDay(document.implementation.end),
    },
    challenge: document.challenge,
    budget: budget ? budgetOf(budget) : null,
    directBeneficiaries: directBeneficiaries
      ? {
          total: directBeneficiaries.total,
          groups: (directBeneficiaries.groups ?? []).map((group) => ({
            ...group,
            approximate: group.approximate ?? false,
          })),
        }
      : null,
    sdgTargets: {
      primary: sdgTargets?.primary ?? [],
      secondary: sdgTargets?.secondary ?? [],
      programme: sdgTargets?.programme ?? [],
    },
    entities: document.entities.map(entityOf),
    officer: officer ? { ...officer, phone: officer.phone ?? null } : null,
    demonstration: document.demonstration ?? false,
  };
}

export function contactOf(contact: ContactInput): Contact {
  return { ...contact, post: contact.post ?? null, phone: contact.phone ?? null };
}

function entityOf(entity: InitiativeDocumentInput['entities'][number]): EntityWithContacts {
  return {
    ...entity,
    side: entity.side ?? null,
    city: entity.city ?? null,
    location: entity.location ?? null,
    coordinator: entity.coordinator ?? false,
    contacts: (entity.contacts ?? []).map(contactOf),
  };
}

/** The total is counted in cents, so that 0.1 and 0.2 are 0.3. */
function budgetOf(budget: NonNullable<InitiativeDocumentInput['budget']>): Budget {
  const { euContribution, coFinancing } = budget;
  const total = (Math.round(euContribution * 100) + Math.round(coFinancing * 100)) / 100;
  return { currency: budget.currency, euContribution, coFinancing, total };
}
