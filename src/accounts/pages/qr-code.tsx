import { encode } from 'uqr';
import { pageText } from '../../pages/page-text.js';
import type { Language } from '../../language.js';
import type { Enrolment } from '../second-step.service.js';
import { TextField } from './fields.js';

/** Dark squares of each row joined to bars: one path, drawn without any style. */
function pathOf(data: readonly (readonly boolean[])[]): string {
  return data
    .flatMap((row, y) =>
      row.flatMap((dark, x) => {
        if (!dark || row[x - 1]) return [];
        let width = 1;
        while (row[x + width]) width += 1;
        return [`M${x} ${y}h${width}v1h-${width}z`];
      }),
    )
    .join('');
}

/** What the authenticator app reads with the camera. */
function QrCode({ language, uri }: { readonly language: Language; readonly uri: string }) {
  const { data, size } = encode(uri, { ecc: 'M', border: 4 });
  return (
    <svg
      class="xp-qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={pageText(language, 'codes.qr')}
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={pathOf(data)} fill="#000" />
    </svg>
  );
}

/** How to set up an app, and the first code of it. */
export function CodesSetUp(props: {
  readonly language: Language;
  readonly enrolment: Enrolment;
  readonly error?: string | null | undefined;
  readonly optional?: boolean;
}) {
  const { language, enrolment } = props;
  const say = (key: Parameters<typeof pageText>[1]) => pageText(language, key);
  return (
    <>
      <p class="govuk-body">{say('codes.how')}</p>
      <QrCode language={language} uri={enrolment.uri} />
      <p class="govuk-body">
        {say('codes.byHand')} <code class="xp-secret">{enrolment.secret}</code>
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href={enrolment.uri}>
          {say('codes.open')}
        </a>
      </p>
      <TextField
        name="code"
        label={say('codes.first')}
        hint={say(props.optional ? 'codes.optionalHint' : 'codes.hint')}
        error={props.error}
        inputmode="numeric"
        autocomplete="one-time-code"
        narrow
      />
    </>
  );
}
