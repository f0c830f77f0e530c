// How a person's answers go into the fields of the form.

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Answers by question name → [field, value] pairs as the form of a section names its fields. */
export function fieldsFor(question, value, prefix = question) {
  if (Array.isArray(value)) {
    if (value.every(isObject)) {
      return value.flatMap((panel, position) =>
        Object.entries(panel).flatMap(([name, inner]) =>
          fieldsFor(name, inner, `${prefix}.${position}.${name}`),
        ),
      );
    }
    const isRanking = /^(enabling|hindering)_factors$/.test(question);
    return value.map((item, index) => [isRanking ? `${prefix}.${index + 1}` : prefix, String(item)]);
  }
  if (isObject(value))
    return Object.entries(value).map(([row, column]) => [`${prefix}.${row}`, String(column)]);
  return [[prefix, String(value)]];
}

/** Every field of an entity's response, with what has changed since and the reasons for what it leaves out. */
export function allFields({ answers, cannotAnswer = {}, changes = {} }) {
  return [
    ...Object.entries(answers).flatMap(([question, value]) => fieldsFor(question, value)),
    ...Object.entries(changes).map(([question, text]) => [`changed-${question}`, text]),
    ...Object.entries(cannotAnswer).map(([question, reason]) => [`_cannot.${question}`, reason]),
  ];
}
