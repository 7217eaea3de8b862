import { byId } from './dom.js';
import { say } from './language.js';
import { fields, people, textFields } from './people.js';

const somebodyElse = String(people.length);
const typed = (field) => byId(field).value.trim();

/** The content of the form about the visitor. */
export const visitorTyped = () =>
  Object.fromEntries(textFields.map((field) => [field, typed(field)]).filter(([, text]) => text !== ''));

/** The data that the visitor’s code is to disclose. */
export function disclosure() {
  const ticked = fields.filter((field) => byId(`disclose-${field}`).checked && typed(field) !== '');
  return Object.fromEntries(
    ticked.map((field) => [field, field === 'ageOver' ? Math.trunc(Number(typed(field))) : typed(field)]),
  );
}

/** Fills the form with the person chosen, or empties it for another person. */
export function fillPerson() {
  const person = people[Number(byId('person').value)];
  for (const field of fields) byId(field).value = String(person?.[field] ?? '');
  byId('disclose-englishName').checked = person?.englishName !== '';
  byId('disclose-chineseName').checked = person?.englishName === '';
}

/** Writes the list of people in the language of the page; who was chosen stays chosen. */
export function listPeople() {
  const chosen = byId('person').value || '0';
  byId('person').replaceChildren(
    ...people.map(
      ({ englishName, chineseName, ageOver }, index) =>
        new Option(
          `${[englishName, chineseName].filter(Boolean).join(' ')}${ageOver < 18 ? ` (${say().minorMark})` : ''}`,
          String(index),
        ),
    ),
    new Option(say().someoneElse, somebodyElse),
  );
  byId('person').value = chosen;
  for (const field of fields)
    byId(`disclose-${field}`).setAttribute('aria-label', say().discloseOf(say()[field]));
}

/** Calls `onChange(soon)` when the visitor or the disclosed data changes; `soon` during typing. */
export function startVisitorForm(onChange) {
  byId('visitor').addEventListener('submit', (event) => event.preventDefault());
  byId('visitor').addEventListener('input', ({ target }) => {
    if (target.id === 'person') {
      fillPerson();
      if (target.value === somebodyElse) byId('englishName').focus();
    }
    onChange(target.matches('[type=text], [type=number]'));
  });
}
