import type { ComponentChildren } from 'preact';
import { LANGUAGES } from '../../language.js';
import { LANGUAGE_NAMES, pageText, type PageTextKey } from '../../pages/page-text.js';
import { TextArea, TextInput, TickBox, type StaffForm } from '../../pages/staff/staff-fields.js';
import { positionsOf } from '../initiative-form.js';

export interface PartProps {
  readonly form: StaffForm;
}

/** One part of the form under its heading, which the list of parts leads to. */
export function Part(
  props: PartProps & {
    readonly part: 'about' | 'money' | 'targets' | 'officer' | 'entities';
    readonly children: ComponentChildren;
  },
) {
  return (
    <section class="xp-part-of-form" aria-labelledby={`part-${props.part}`}>
      <h2 class="govuk-heading-m" id={`part-${props.part}`} tabIndex={-1}>
        {pageText(props.form.language, `form.part.${props.part}`)}
      </h2>
      {props.children}
    </section>
  );
}

/** A text in the four languages, each in a field of its own. */
export function Texts(
  props: PartProps & { readonly name: string; readonly label: PageTextKey; readonly long?: boolean },
) {
  const { form, name } = props;
  const { language } = form;
  const legend = pageText(language, props.label);
  return (
    <fieldset class="govuk-fieldset xp-texts">
      <legend class="govuk-fieldset__legend xp-label">{legend}</legend>
      <div class="govuk-hint">{pageText(language, 'form.textsHint')}</div>
      {LANGUAGES.map((one) => {
        const field = { form, name: `${name}.${one}`, label: LANGUAGE_NAMES[one], language: one };
        return props.long ? <TextArea {...field} rows={5} /> : <TextInput {...field} />;
      })}
    </fieldset>
  );
}

export function AboutPart({ form, isNew }: PartProps & { readonly isNew: boolean }) {
  const text = (key: PageTextKey) => pageText(form.language, key);
  return (
    <Part form={form} part="about">
      {isNew && (
        <TextInput form={form} name="code" label={text('form.code')} hint={text('form.codeHint')} short />
      )}
      <TextInput form={form} name="acronym" label={text('form.acronym')} />
      <TextInput
        form={form}
        name="window"
        label={text('window.one')}
        hint={text('form.windowHint')}
        inputMode="numeric"
        short
      />
      <Texts form={form} name="name" label="form.name" />
      <TextInput
        form={form}
        name="implementation.start"
        label={text('form.start')}
        hint={text('form.dateHint')}
        short
      />
      <TextInput
        form={form}
        name="implementation.end"
        label={text('form.end')}
        hint={text('form.dateHint')}
        short
      />
      <Texts form={form} name="challenge" label="form.challenge" long />
      <TickBox form={form} name="demonstration" label={text('form.demonstration')} />
    </Part>
  );
}

export function MoneyPart({ form }: PartProps) {
  const text = (key: PageTextKey, params?: Record<string, string | number>) =>
    pageText(form.language, key, params);
  const list = 'directBeneficiaries.groups';
  return (
    <Part form={form} part="money">
      <TextInput
        form={form}
        name="budget.currency"
        label={text('form.currency')}
        hint={text('form.currencyHint')}
        short
      />
      <TextInput form={form} name="budget.euContribution" label={text('form.eu')} inputMode="decimal" short />
      <TextInput
        form={form}
        name="budget.coFinancing"
        label={text('form.coFinancing')}
        hint={text('form.budgetHint')}
        inputMode="decimal"
        short
      />
      <TextInput
        form={form}
        name="directBeneficiaries.total"
        label={text('form.beneficiaries')}
        hint={text('form.optional')}
        inputMode="numeric"
        short
      />
      {positionsOf(form.fields, list).map((position, index) => (
        <fieldset class="govuk-fieldset xp-block">
          <legend class="govuk-fieldset__legend xp-label">{text('form.group', { number: index + 1 })}</legend>
          <Texts form={form} name={`${list}.${position}.name`} label="form.groupName" />
          <TextInput
            form={form}
            name={`${list}.${position}.count`}
            label={text('form.groupCount')}
            inputMode="numeric"
            short
          />
          <TickBox form={form} name={`${list}.${position}.approximate`} label={text('form.approximate')} />
          <TickBox form={form} name={`${list}.${position}.remove`} label={text('form.groupRemove')} />
        </fieldset>
      ))}
      <button class="govuk-button govuk-button--secondary" name="_do" value={`more:${list}`}>
        {text('form.groupMore')}
      </button>
    </Part>
  );
}

export function TargetsPart({ form }: PartProps) {
  const text = (key: PageTextKey) => pageText(form.language, key);
  return (
    <Part form={form} part="targets">
      <p class="govuk-body">{text('form.targetsHint')}</p>
      <TextInput form={form} name="sdgTargets.primary" label={text('form.primary')} />
      <TextInput form={form} name="sdgTargets.secondary" label={text('form.secondary')} />
      <TextInput form={form} name="sdgTargets.programme" label={text('form.programme')} />
    </Part>
  );
}

export function PeoplePart({ form }: PartProps) {
  const text = (key: PageTextKey) => pageText(form.language, key);
  return (
    <Part form={form} part="officer">
      <p class="govuk-body">{text('form.officerHint')}</p>
      <TextInput form={form} name="officer.name" label={text('form.person')} />
      <TextInput form={form} name="officer.email" label={text('form.mail')} type="email" />
      <TextInput form={form} name="officer.phone" label={text('form.phone')} type="tel" />
    </Part>
  );
}
