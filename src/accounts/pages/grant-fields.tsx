import type { Language } from '../../language.js';
import { pageText } from '../../pages/page-text.js';
import { STAFF_ROLES, type Grant } from '../access.js';
import type { GrantFault } from '../grant-form.shape.js';
import { RadioField, TextField } from './fields.js';

/** Field that a fault of a grant is about. */
export const GRANT_FIELDS: Readonly<Record<GrantFault, string>> = {
  role: 'role',
  reach: 'reach',
  window: 'window',
  initiative: 'initiative',
};

/** A grant in words: role and reach. */
export function grantText(language: Language, { role, window, initiative }: Grant): string {
  const where =
    window !== null
      ? pageText(language, 'reach.inWindow', { window: String(window) })
      : initiative !== null
        ? pageText(language, 'reach.inInitiative', { initiative })
        : pageText(language, 'reach.everywhere');
  return pageText(language, 'people.grant', { role: pageText(language, `staffRole.${role}`), where });
}

/** What somebody may do, and where. */
export function GrantFields(props: {
  readonly language: Language;
  readonly form: Readonly<Record<string, string | undefined>>;
  readonly fault: GrantFault | null;
}) {
  const { language, form, fault } = props;
  const say = (key: Parameters<typeof pageText>[1]) => pageText(language, key);
  const errorAt = (field: GrantFault) => (fault === field ? say(`people.wrong.${field}`) : null);
  return (
    <>
      <RadioField
        id="role"
        name="staffRole"
        legend={say('people.role')}
        value={form['staffRole'] ?? null}
        error={errorAt('role')}
        choices={STAFF_ROLES.map((role) => ({
          value: role,
          text: say(`staffRole.${role}`),
          hint: say(`staffRole.${role}.does`),
        }))}
      />
      <RadioField
        name="reach"
        legend={say('people.reach')}
        value={form['reach'] ?? null}
        error={errorAt('reach')}
        choices={(['everywhere', 'window', 'initiative'] as const).map((value) => ({
          value,
          text: say(`reach.${value}`),
        }))}
      />
      <TextField
        name="window"
        label={say('people.window')}
        value={form['window'] ?? ''}
        error={errorAt('window')}
        inputmode="numeric"
        narrow
      />
      <TextField
        name="initiative"
        label={say('people.initiative')}
        value={form['initiative'] ?? ''}
        error={errorAt('initiative')}
        narrow
      />
    </>
  );
}
