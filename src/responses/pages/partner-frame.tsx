import type { ComponentChildren } from 'preact';
import type { Language } from '../../language.js';
import { Layout } from '../../pages/layout.js';
import type { LanguageSwitchProps } from '../../pages/language-switch.js';
import { pageText } from '../../pages/page-text.js';

/** What every page of a partner's session knows about the visitor. */
export interface PartnerContext {
  readonly language: Language;
  readonly csrf: string;
  readonly entityName: string;
  /** Acronym of the initiative. */
  readonly initiative: string;
  readonly year: number;
  /** In words, with zone (`deadlineText`). */
  readonly deadline: string;
  /** Zone in which times are shown. */
  readonly zone: string;
  /** Instant at which the page is made. */
  readonly now: string;
}

interface FrameProps {
  readonly context: PartnerContext;
  readonly title: string;
  /** Path of this page, to come back to after changing the language. */
  readonly path: string;
  readonly languages?: LanguageSwitchProps;
  readonly hasErrors?: boolean;
  readonly back?: { readonly href: string; readonly text: string };
  readonly children: ComponentChildren;
}

/** A page of a partner's session: language switch that keeps the answers, a way back, a way to clear the device. */
export function PartnerFrame({ context, ...props }: FrameProps) {
  const { language, csrf } = context;
  return (
    <Layout
      language={language}
      title={props.title}
      hasErrors={props.hasErrors}
      languages={props.languages ?? { kind: 'session', action: '/answer/language', back: props.path, csrf }}
      leave={{ csrf, action: '/answer/leave', label: pageText(language, 'service.leave') }}
      help={{ href: '/answer/help', text: pageText(language, 'service.help') }}
      before={
        props.back && (
          <a class="govuk-back-link" href={props.back.href}>
            {props.back.text}
          </a>
        )
      }
    >
      {props.children}
    </Layout>
  );
}
