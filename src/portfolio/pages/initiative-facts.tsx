import type { ComponentChildren } from 'preact';
import type { Initiative } from '../../initiatives/initiative.js';
import type { Language } from '../../language.js';
import { monthText } from '../../pages/deadline.js';
import { pageText, type PageTextKey } from '../../pages/page-text.js';
import { OwnText } from './own-texts.js';

interface FactsProps {
  readonly language: Language;
  readonly initiative: Initiative;
}

/** What the document of an initiative says beside its entities. */
export function InitiativeFacts({ language, initiative }: FactsProps) {
  const { implementation, officer, sdgTargets } = initiative;
  const rows: (readonly [PageTextKey, ComponentChildren])[] = [
    ['form.name', <OwnText texts={initiative.name} language={language} />],
    [
      'initiative.implementation',
      `${monthText(language, implementation.start)} – ${monthText(language, implementation.end)}`,
    ],
    ['form.challenge', <OwnText texts={initiative.challenge} language={language} />],
    ['initiative.budget', budgetText(language, initiative)],
    ['initiative.beneficiaries', <Beneficiaries language={language} initiative={initiative} />],
    ['form.primary', sdgTargets.primary.join(', ') || '–'],
    ['form.secondary', sdgTargets.secondary.join(', ') || '–'],
    ['form.programme', sdgTargets.programme.join(', ') || '–'],
    [
      'form.part.officer',
      <span class="xp-own-text">
        {officer ? [officer.name, officer.email, officer.phone].filter(Boolean).join(' · ') : '–'}
      </span>,
    ],
  ];
  return (
    <dl class="govuk-summary-list">
      {rows.map(([key, value]) => (
        <div class="govuk-summary-list__row">
          <dt class="govuk-summary-list__key">{pageText(language, key)}</dt>
          <dd class="govuk-summary-list__value">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function budgetText(language: Language, { budget }: Initiative): string {
  if (!budget) return '–';
  const money = (amount: number) =>
    new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(amount);
  const { currency, total, euContribution, coFinancing } = budget;
  return pageText(language, 'initiative.money', {
    currency,
    total: money(total),
    eu: money(euContribution),
    own: money(coFinancing),
  });
}

function Beneficiaries({ language, initiative }: FactsProps) {
  const { directBeneficiaries } = initiative;
  if (!directBeneficiaries) return <>–</>;
  const number = (count: number) => new Intl.NumberFormat(language).format(count);
  return (
    <>
      {number(directBeneficiaries.total)}
      <ul class="govuk-list">
        {directBeneficiaries.groups.map(({ name, count, approximate }) => (
          <li>
            {approximate ? '≈ ' : ''}
            {number(count)} · <OwnText texts={name} language={language} />
          </li>
        ))}
      </ul>
    </>
  );
}
