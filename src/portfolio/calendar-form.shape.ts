import { z } from 'zod';
import { csrfField, isStorable } from '../http/form.shape.js';
import { CALENDAR_ACTS } from './calendar-form.js';

const ROW = '(?:tick|opens|closes|was)\\.[A-Za-z0-9][A-Za-z0-9-]{0,39}';

const storable = z.string().max(200).refine(isStorable, 'It holds a character that no text can hold');

/** Names that no field of the calendar has are refused. */
export const calendarForm = z
  .record(z.string().regex(new RegExp(`^(?:_csrf|_do|questionnaire|${ROW})$`)), storable)
  .refine(({ _do }) => CALENDAR_ACTS.some((act) => act === _do), {
    path: ['_do'],
    error: `Write one of ${CALENDAR_ACTS.join(', ')}`,
  });
export type CalendarForm = z.output<typeof calendarForm>;

const instant = z.iso.datetime();

/** Takes back what was just done to several exercises at one instant. */
export const undoForm = z.strictObject({
  _csrf: csrfField,
  what: z.enum(['planned', 'confirmed']),
  at: instant,
});
export type UndoForm = z.output<typeof undoForm>;

const small = z
  .string()
  .regex(/^\d{1,4}$/)
  .transform(Number);

/** What has just been done, in the address that the browser is led to. */
export const calendarQuery = z.strictObject({
  done: z
    .enum(['planned', 'saved', 'confirmed', 'unconfirmed', 'taken-back', 'address', 'address-ended'])
    .optional(),
  count: small.optional(),
  moved: small.optional(),
  at: instant.optional(),
});
export type CalendarQuery = z.output<typeof calendarQuery>;
