import type { ComponentChildren } from 'preact';

interface StaffTableProps {
  /** What the table lists, for those who do not see it. */
  readonly caption: string;
  readonly columns: readonly string[];
  /** Cells of each row in the order of the columns; the first heads the row. */
  readonly rows: readonly (readonly ComponentChildren[])[];
}

/**
 * A list of staff pages. On a narrow screen each row stands as a block, every cell behind the name of its column; the
 * roles are written out because a table shown as blocks loses them in some browsers.
 */
export function StaffTable({ caption, columns, rows }: StaffTableProps) {
  return (
    <table class="govuk-table xp-table" role="table">
      <caption class="govuk-visually-hidden">{caption}</caption>
      <thead class="govuk-table__head" role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th scope="col" class="govuk-table__header" role="columnheader">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody class="govuk-table__body" role="rowgroup">
        {rows.map(([first, ...others]) => (
          <tr class="govuk-table__row" role="row">
            <th scope="row" class="govuk-table__header" role="rowheader">
              {first}
            </th>
            {others.map((cell, index) => (
              <td class="govuk-table__cell" role="cell" data-column={columns[index + 1]}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
