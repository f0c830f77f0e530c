import { LANGUAGES } from '../../language.js';
import { LANGUAGE_NAMES, pageText, type PageTextKey } from '../../pages/page-text.js';
import { SelectInput, TextInput, TickBox } from '../../pages/staff/staff-fields.js';
import { positionsOf } from '../initiative-form.js';
import { ROLES } from '../partnership.js';
import { Part, type PartProps } from './initiative-parts.js';

/** One person who gets the personal link. */
function ContactFields({ form, at, number }: PartProps & { readonly at: string; readonly number: number }) {
  const text = (key: PageTextKey, params?: Record<string, number>) => pageText(form.language, key, params);
  return (
    <fieldset class="govuk-fieldset xp-block">
      <legend class="govuk-fieldset__legend xp-label">{text('form.contact', { number })}</legend>
      <TextInput form={form} name={`${at}.name`} label={text('form.person')} />
      <TextInput form={form} name={`${at}.post`} label={text('form.post')} />
      <TextInput form={form} name={`${at}.email`} label={text('form.mail')} type="email" />
      <TextInput form={form} name={`${at}.phone`} label={text('form.phone')} type="tel" />
      <SelectInput
        form={form}
        name={`${at}.language`}
        label={text('form.language')}
        choices={LANGUAGES.map((one) => [one, LANGUAGE_NAMES[one]])}
      />
      <TextInput
        form={form}
        name={`${at}.timeZone`}
        label={text('form.zone')}
        hint={text('form.zoneHint')}
        list="zones"
      />
      <TickBox form={form} name={`${at}.remove`} label={text('form.contactRemove')} />
    </fieldset>
  );
}

/** The contacts of one entity, and room for one more. */
export function ContactsFields({ form, list }: PartProps & { readonly list: string }) {
  return (
    <>
      {positionsOf(form.fields, list).map((position, index) => (
        <ContactFields form={form} at={`${list}.${position}`} number={index + 1} />
      ))}
      <button class="govuk-button govuk-button--secondary" name="_do" value={`more:${list}`}>
        {pageText(form.language, 'form.contactMore')}
      </button>
    </>
  );
}

function EntityFields({ form, at, number }: PartProps & { readonly at: string; readonly number: number }) {
  const { language, fields } = form;
  const text = (key: PageTextKey, params?: Record<string, number>) => pageText(language, key, params);
  return (
    <div class="xp-box" id={at} tabIndex={-1}>
      <h3 class="govuk-heading-s xp-own-text">
        {text('form.entity', { number })}
        {fields.get(`${at}.name`) ? ` – ${fields.get(`${at}.name`) ?? ''}` : ''}
      </h3>
      <TextInput form={form} name={`${at}.name`} label={text('form.entityName')} />
      <TextInput form={form} name={`${at}.key`} label={text('form.key')} hint={text('form.keyHint')} short />
      <SelectInput
        form={form}
        name={`${at}.role`}
        label={text('staff.role')}
        choices={ROLES.map((role) => [role, text(`role.${role}`)])}
      />
      <TextInput
        form={form}
        name={`${at}.country`}
        label={text('form.country')}
        hint={text('form.countryHint')}
        list="countries"
        short
      />
      <SelectInput
        form={form}
        name={`${at}.side`}
        label={text('form.side')}
        hint={text('form.sideHint')}
        choices={[
          ['', text('form.sideByCountry')],
          ['north', text('form.north')],
          ['south', text('form.south')],
        ]}
      />
      <TextInput form={form} name={`${at}.city`} label={text('form.city')} />
      <TextInput
        form={form}
        name={`${at}.location.0`}
        label={text('form.latitude')}
        inputMode="decimal"
        short
      />
      <TextInput
        form={form}
        name={`${at}.location.1`}
        label={text('form.longitude')}
        hint={text('form.locationHint')}
        inputMode="decimal"
        short
      />
      <TickBox form={form} name={`${at}.coordinator`} label={text('form.coordinator')} />
      <ContactsFields form={form} list={`${at}.contacts`} />
      <TickBox form={form} name={`${at}.remove`} label={text('form.entityRemove')} />
    </div>
  );
}

export function EntitiesPart({ form }: PartProps) {
  const { language, fields } = form;
  const error = form.errors.get('entities');
  return (
    <Part form={form} part="entities">
      <p class="govuk-body" id="entities" tabIndex={-1}>
        {pageText(language, 'form.entitiesHint')}
      </p>
      {error && <p class="govuk-error-message">{error}</p>}
      {positionsOf(fields, 'entities').map((position, index) => (
        <EntityFields form={form} at={`entities.${position}`} number={index + 1} />
      ))}
      <button class="govuk-button govuk-button--secondary" name="_do" value="more:entities">
        {pageText(language, 'form.entityMore')}
      </button>
    </Part>
  );
}
