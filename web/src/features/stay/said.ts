/** As rules are cited: R3. */
export const ruleName = (number: number) => `R${number}`;
