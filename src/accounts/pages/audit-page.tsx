import type { VerifiedChain } from '../../history/history-verifying.service.js';
import { momentText } from '../../pages/deadline.js';
import { Notice } from '../../pages/notices.js';
import { isPageTextKey, pageText } from '../../pages/page-text.js';
import { Paging } from '../../pages/staff/paging.js';
import { StaffFrame, type StaffContext } from '../../pages/staff/staff-frame.js';
import { StaffTable } from '../../pages/staff/staff-table.js';
import type { Language } from '../../language.js';
import type { AuditAsked, AuditLine } from '../audit-reading.service.js';
import { PressForm, SelectField, TextField } from './fields.js';

/** Everything that happened, the latest first. */
export function AuditPage(props: {
  readonly context: StaffContext;
  readonly lines: readonly AuditLine[];
  readonly choices: { readonly kinds: readonly string[]; readonly initiatives: readonly string[] };
  readonly asked: AuditAsked;
  readonly verified: readonly VerifiedChain[] | null;
  readonly paging: { readonly page: number; readonly pageSize: number; readonly total: number };
}) {
  const { context, lines, asked, choices } = props;
  const { language, csrf } = context;
  const say = (key: Parameters<typeof pageText>[1], params = {}) => pageText(language, key, params);
  const { who, what, initiative, from, to } = asked;
  const filters = Object.entries({ who, what, initiative, from, to }).filter(([, value]) => value !== '');
  const all = { value: '', text: say('audit.all') };
  return (
    <StaffFrame context={context} title={say('audit.title')}>
      {props.verified && <Verified context={context} chains={props.verified} />}
      <h1 class="govuk-heading-l">{say('audit.title')}</h1>
      <p class="govuk-body">{say('audit.lead')}</p>
      <form method="get" action="/staff/audit" class="xp-filters">
        <TextField name="who" label={say('audit.who')} value={who} autocomplete="off" />
        <SelectField
          name="what"
          label={say('audit.what')}
          value={what}
          choices={[all, ...choices.kinds.map((value) => ({ value, text: happeningText(language, value) }))]}
        />
        <SelectField
          name="initiative"
          label={say('audit.initiative')}
          value={initiative}
          choices={[all, ...choices.initiatives.map((value) => ({ value, text: value }))]}
        />
        <TextField name="from" label={say('audit.from')} value={from} type="date" narrow />
        <TextField name="to" label={say('audit.to')} value={to} type="date" narrow />
        <button class="govuk-button govuk-button--secondary">{say('audit.filter')}</button>
      </form>
      {lines.length === 0 ? (
        <p class="govuk-body">{say('audit.none')}</p>
      ) : (
        <StaffTable
          caption={say('audit.title')}
          columns={[say('audit.when'), say('audit.who'), say('audit.what'), say('audit.initiative')]}
          rows={lines.map((entry) => [
            `${momentText(language, entry.line.at, 'UTC')} UTC`,
            <span class="xp-own-text">{entry.who}</span>,
            <>
              {happeningText(language, entry.line.what)}
              {entry.line.why && <blockquote class="xp-own-text">{entry.line.why}</blockquote>}
            </>,
            entry.initiative ?? say('audit.noInitiative'),
          ])}
        />
      )}
      <Paging
        language={language}
        path="/staff/audit"
        query={new URLSearchParams(filters).toString()}
        {...props.paging}
      />
      <h2 class="govuk-heading-m">{say('audit.verify')}</h2>
      <p class="govuk-body">{say('audit.verifyText')}</p>
      <PressForm action="/staff/audit/verify" csrf={csrf}>
        {say('audit.verifyGo')}
      </PressForm>
    </StaffFrame>
  );
}

/** A kind of line in words; one that nobody has worded yet by its own name. */
function happeningText(language: Language, what: string): string {
  const key = `happening.${what}`;
  return isPageTextKey(key) ? pageText(language, key) : what;
}

function Verified({
  context: { language },
  chains,
}: {
  readonly context: StaffContext;
  readonly chains: readonly VerifiedChain[];
}) {
  const broken = chains.filter((chain) => chain.broken);
  const lines = chains.reduce((sum, { count }) => sum + count, 0);
  return (
    <Notice language={language} done={broken.length === 0}>
      <p class="govuk-notification-banner__heading">
        {broken.length === 0
          ? pageText(language, 'audit.holds', { chains: chains.length, lines })
          : pageText(language, 'audit.broken', { count: broken.length })}
      </p>
      {broken.map(({ chain, broken: at }) => (
        <p class="govuk-body xp-breakable">
          {pageText(language, 'audit.brokenAt', { chain, number: at?.number ?? 0 })}
        </p>
      ))}
      <p class="govuk-body">{pageText(language, 'audit.unseen')}</p>
    </Notice>
  );
}
