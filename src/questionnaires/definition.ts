/** A SurveyJS definition as far as we support it, with our own keys; true only of what `checkDefinition` let through. */
export interface Definition {
  readonly title: Localized;
  readonly description?: Localized;
  readonly pages: readonly PageDefinition[];
}

/** English under `default`, then `es`, `fr`, `pt`. */
export type Localized = Readonly<Record<string, string>>;

export interface PageDefinition {
  readonly name: string;
  readonly title: Localized;
  readonly description?: Localized;
  /** Ours: honest minutes. */
  readonly minutes: number;
  readonly elements: readonly ElementDefinition[];
}

export interface ItemDefinition {
  readonly value: string;
  readonly text: Localized;
}

/** All properties of all types; which type has which is in `definition-properties.ts`. */
export interface ElementDefinition {
  readonly type: string;
  readonly name: string;
  readonly title?: Localized;
  readonly description?: Localized;
  readonly isRequired?: boolean;
  readonly visibleIf?: string;
  readonly requiredIf?: string;
  readonly validators?: readonly {
    readonly type: 'expression';
    readonly expression: string;
    readonly text: Localized;
  }[];
  /** Ours: may findings of two exercises be compared on it? */
  readonly comparable?: boolean;
  readonly choices?: readonly ItemDefinition[];
  /** Ours: all entities of the partnership. */
  readonly choicesFrom?: 'entities';
  readonly maxSelectedChoices?: number;
  readonly selectToRankEnabled?: boolean;
  readonly labelTrue?: Localized;
  readonly labelFalse?: Localized;
  readonly rateMin?: number;
  readonly rateMax?: number;
  readonly minRateDescription?: Localized;
  readonly maxRateDescription?: Localized;
  readonly maxLength?: number;
  readonly inputType?: 'text' | 'number' | 'date' | 'url' | 'email';
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly minValueExpression?: string;
  readonly maxValueExpression?: string;
  readonly columns?: readonly ItemDefinition[];
  readonly rows?: readonly ItemDefinition[];
  /** Ours: rows that come from the partnership. */
  readonly rowsFrom?: 'other-entities' | 'targets' | 'last-perspectives';
  readonly items?: readonly {
    readonly name: string;
    readonly title: Localized;
    readonly maxLength?: number;
  }[];
  readonly templateElements?: readonly ElementDefinition[];
  readonly minPanelCount?: number;
  readonly maxPanelCount?: number;
  readonly panelAddText?: Localized;
  readonly templateTitle?: Localized;
  readonly allowMultiple?: boolean;
  /** In bytes. */
  readonly maxSize?: number;
  /** Ours. */
  readonly maxFiles?: number;
  readonly acceptedTypes?: string;
  readonly html?: Localized;
}
