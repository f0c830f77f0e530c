import { z } from 'zod';
import { isCivilDate, isMonth } from './civil-date.js';
import { isCountry } from './countries.js';
import { checkEntities, checkPeriod, checkSide, checkSum, isToTheCent, unique } from './document-rules.js';
import { language, line, mailAddress, partialTexts, timeZone } from './fields.shape.js';
import { ROLES } from './partnership.js';

/** Rules between fields run although single fields are wrong: everything is said at once. */
const always = { when: () => true };

const contactShape = z.strictObject({
  name: line(200),
  post: line(200).nullish(),
  email: mailAddress,
  phone: line(60).nullish(),
  language,
  timeZone,
});

/** People of one entity; one address has one personal link. */
export const contactsShape = z
  .array(contactShape)
  .max(20, 'An entity has at most 20 contacts')
  .superRefine(
    (contacts, issues) => unique(contacts, 'email', issues, 'is an address of this entity twice'),
    always,
  );

const date = z
  .string()
  .refine(
    (text) => isMonth(text) || isCivilDate(text),
    'Write a month or a day, such as 2021-08 or 2021-08-15',
  );

const money = z
  .number()
  .min(0, 'Write an amount of 0 or more')
  .max(1e12, 'Write an amount below a million million')
  .refine(isToTheCent, 'Write at most two decimals');

const target = z
  .string()
  .regex(/^([1-9]|1[0-7])\.([1-9]|1\d|[a-d])$/, 'Write a target of the 2030 Agenda, such as 8.3 or 17.b');
const targets = z
  .array(target)
  .max(169, 'The 2030 Agenda has 169 targets')
  .refine((list: unknown) => !Array.isArray(list) || new Set(list).size === list.length, {
    error: 'Write each target once',
    ...always,
  });

const entityShape = z
  .strictObject({
    key: z
      .string()
      .regex(
        /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/,
        'Write a short name of lower-case letters, digits and hyphens, at most 40',
      )
      .refine((key) => key !== 'constructor', 'Choose another short name'),
    name: line(300),
    country: z.string().refine(isCountry, 'Write the two letters of ISO 3166-1, such as BO'),
    side: z.enum(['north', 'south'], 'Write north, south or null').nullish(),
    city: line(120).nullish(),
    location: z
      .tuple(
        [z.number().min(-90).max(90), z.number().min(-180).max(180)],
        'Write latitude and longitude in degrees',
      )
      .nullish(),
    role: z.enum(ROLES, `Write one of ${ROLES.join(', ')}`),
    coordinator: z.boolean().optional(),
    contacts: contactsShape.optional(),
  })
  .superRefine(checkSide, always);

const officerShape = z.strictObject({ name: line(200), email: mailAddress, phone: line(60).nullish() });

/** The document of an initiative as `POST` and `PUT /api/initiatives` take it. */
export const initiativeDocument = z.strictObject({
  code: z
    .string()
    .regex(
      /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38}[A-Za-z0-9])?$/,
      'Write letters, digits and hyphens, such as ICT149-21',
    ),
  acronym: line(80),
  window: z.int('Write the year of the call').min(2000).max(2199),
  name: partialTexts(500),
  implementation: z.strictObject({ start: date, end: date }).superRefine(checkPeriod, always),
  challenge: partialTexts(4000),
  budget: z
    .strictObject({
      currency: z.string().regex(/^[A-Z]{3}$/, 'Write the three letters of ISO 4217, such as EUR'),
      euContribution: money,
      coFinancing: money,
      total: money.optional(),
    })
    .superRefine(checkSum, always)
    .nullish(),
  directBeneficiaries: z
    .strictObject({
      total: z.int().min(0).max(1e10),
      groups: z
        .array(
          z.strictObject({
            name: partialTexts(300),
            count: z.int().min(0).max(1e10),
            approximate: z.boolean().optional(),
          }),
        )
        .max(50)
        .optional(),
    })
    .nullish(),
  sdgTargets: z
    .strictObject({
      primary: targets.optional(),
      secondary: targets.optional(),
      programme: targets.optional(),
    })
    .nullish(),
  entities: z
    .array(entityShape)
    .min(1, 'Name the entities of the partnership')
    .max(30, 'A partnership has at most 30 entities')
    .superRefine(checkEntities, always),
  officer: officerShape.nullish(),
  demonstration: z.boolean().nullish(),
});

export type InitiativeDocumentInput = z.output<typeof initiativeDocument>;
export type ContactInput = z.output<typeof contactShape>;

/** Body of the route that replaces an entity's contacts. */
export const contactsDocument = contactsShape;
