import { parseArgs } from "node:util";
import { instanceSettings, type InstanceSettings } from "../../settings.ts";
import { languageFor } from "../check/options.ts";

/** What was typed behind `kith import`. */
export interface ImportOptions {
  readonly place: string;
  readonly settings: InstanceSettings;
  readonly asked: {
    readonly slug: string;
    readonly purpose: string;
    readonly retention: string;
    readonly carrierId?: string;
    readonly carrierName?: string;
    readonly timeZone?: string;
    readonly format?: string;
  };
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @returns a word for what is missing or wrong. */
export function readOptions(
  args: readonly string[],
): ImportOptions | "help" | "usage" | "needCommunity" | "needRight" | "noCarrier" {
  const typed = parsed(args);
  if (typed === null) return "usage";
  const { values, positionals } = typed;
  if (values.help === true) return "help";
  const [place, ...more] = positionals;
  if (place === undefined || more.length > 0) return "usage";
  if (values.community === undefined) return "needCommunity";
  if (values["yes-i-may-import"] !== true) return "needRight";
  if (values.carrier !== undefined && !UUID.test(values.carrier)) return "noCarrier";
  const unsaid = languageFor(args) === "zh-CN" ? "（没有写明）" : "(not stated)";
  return {
    place,
    settings: instanceSettings(process.env, values.data),
    asked: {
      slug: values.community,
      purpose: values.purpose ?? unsaid,
      retention: values.retention ?? unsaid,
      ...(values.carrier !== undefined && { carrierId: values.carrier }),
      ...(values["carrier-name"] !== undefined && { carrierName: values["carrier-name"] }),
      ...(values.tz !== undefined && { timeZone: values.tz }),
      ...(values.format !== undefined && { format: values.format }),
    },
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        community: { type: "string" },
        carrier: { type: "string" },
        "carrier-name": { type: "string" },
        tz: { type: "string" },
        format: { type: "string" },
        lang: { type: "string" },
        purpose: { type: "string" },
        retention: { type: "string" },
        data: { type: "string" },
        "yes-i-may-import": { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch {
    return null;
  }
}
