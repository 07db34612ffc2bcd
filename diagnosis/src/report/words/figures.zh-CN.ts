/** How the report writes figures in Chinese. */

export const n = (value: number | undefined) => Math.round(value ?? 0).toLocaleString("zh-CN");
export const percent = (value: number | undefined) => `${Math.round(100 * (value ?? 0))}%`;
