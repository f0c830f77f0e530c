import { z } from 'zod';
import { civilDay, count, documented, language, pageOf, partialTexts } from '../http/answer.shape.js';
import type { Initiative } from './initiative.js';
import { ROLES, type Partnership } from './partnership.js';

export const role = z.enum(ROLES);

const entityFields = {
  key: z.string(),
  name: z.string(),
  country: z.string().describe('ISO 3166-1 alpha-2'),
  side: z.enum(['north', 'south']).nullable(),
  city: z.string().nullable(),
  location: z.tuple([z.number(), z.number()]).nullable().describe('Latitude and longitude in degrees'),
  role,
  coordinator: z.boolean(),
};

const sdgTargets = z.strictObject({
  primary: z.array(z.string()),
  secondary: z.array(z.string()),
  programme: z.array(z.string()),
});

/** What an exercise has copied of its initiative. */
export const partnershipDocument: z.ZodType<Partnership> = documented(
  'Partnership',
  z.strictObject({
    entities: z.array(z.strictObject(entityFields)),
    challenge: partialTexts,
    sdgTargets,
  }),
);

const contact = z.strictObject({
  name: z.string(),
  post: z.string().nullable(),
  email: z.string(),
  phone: z.string().nullable(),
  language,
  timeZone: z.string(),
});

const initiativeFields = {
  code: z.string(),
  acronym: z.string(),
  window: z.int().describe('Year of the call'),
  name: partialTexts,
  implementation: z.strictObject({ start: civilDay, end: civilDay }),
  challenge: partialTexts,
  budget: z
    .strictObject({
      currency: z.string(),
      euContribution: z.number(),
      coFinancing: z.number(),
      total: z.number(),
    })
    .nullable(),
  directBeneficiaries: z
    .strictObject({
      total: count,
      groups: z.array(z.strictObject({ name: partialTexts, count, approximate: z.boolean() })),
    })
    .nullable(),
  sdgTargets,
  demonstration: z.boolean(),
  revision: count,
};

/** An initiative as every route but the list answers it. */
export const initiativeAnswer: z.ZodType<Initiative & { readonly revision: number }> = documented(
  'Initiative',
  z.strictObject({
    ...initiativeFields,
    entities: z.array(z.strictObject({ ...entityFields, contacts: z.array(contact) })),
    officer: z.strictObject({ name: z.string(), email: z.string(), phone: z.string().nullable() }).nullable(),
  }),
);

/** In lists without its people. */
export const initiativeList = pageOf(
  'InitiativeList',
  documented(
    'ListedInitiative',
    z.strictObject({ ...initiativeFields, entities: z.array(z.strictObject(entityFields)) }),
  ),
);
