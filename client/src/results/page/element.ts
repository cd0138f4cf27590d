/** What `element` sets: properties of the same names, `class`, and attributes with a dash or of ARIA. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;
export type Child = Node | string | undefined;

/** An element with its attributes and children. An attribute of `false` or without a value is left out. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) setAttribute(made, attribute, value);
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

export function setAttribute(
  target: Element,
  name: string,
  value: string | number | boolean | undefined,
): void {
  if (value === undefined || value === false) target.removeAttribute(name);
  else target.setAttribute(name, value === true ? '' : String(value));
}

/** Writes a text only where it differs: screen readers tell what is written. */
export function setText(target: Element, text: string): void {
  if (target.textContent !== text) target.textContent = text;
}
