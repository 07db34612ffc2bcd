import { NoticeSettingsChange, type NoticeSettings } from "@kith/contract/notices";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useWords } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useToast } from "../../ui/toast.tsx";
import { FormTrouble, Part, useAccountTrouble } from "./parts.tsx";
import { QuietFields } from "./quiet-fields.tsx";
import { noticeSettingsQuery, setNoticeSettings } from "./requests.ts";
import { accountWords } from "./words.ts";
import type { AccountWords } from "./words/zh-CN.ts";

/** What one is told by mail, and when no mail is to come. */
export function NoticeSettingsPart() {
  const { account, opening } = useWords(accountWords);
  const words = account.notices;
  const troubleOf = useAccountTrouble();
  const { data, error } = useQuery(noticeSettingsQuery);
  return (
    <Part
      id="account-notices"
      title={words.title}
      {...(data === undefined ? {} : { text: reachText(data, words) })}
    >
      {data === undefined && error === null && <Skeleton label={opening} />}
      {data !== undefined && <SettingsForm settings={data} />}
      <FormTrouble error={troubleOf(error)} />
    </Part>
  );
}

function reachText(
  { address, canSendMail }: NoticeSettings,
  words: AccountWords["account"]["notices"],
): string {
  if (address === null) return words.noAddress;
  return canSendMail ? words.byMail(address) : words.noServer(address);
}

/** Times that are kept while mail may come at any hour, for when it may not again. */
const USUAL = { from: "22:00", to: "08:00" };

function SettingsForm({ settings }: { readonly settings: NoticeSettings }) {
  const words = useWords(accountWords).account.notices;
  const troubleOf = useAccountTrouble();
  const setting = useSetting();
  const [mail, setMail] = useState(settings.mail);
  const [isQuiet, setQuiet] = useState(settings.quiet !== null);
  const [times, setTimes] = useState(settings.quiet ?? USUAL);
  const [timeZone, setTimeZone] = useState(settings.timeZone);
  const asked = { mail, quiet: isQuiet ? times : null, timeZone };
  const read = NoticeSettingsChange.safeParse(asked);
  const { mail: kept, quiet, timeZone: zone } = settings;
  const isChanged = JSON.stringify(asked) !== JSON.stringify({ mail: kept, quiet, timeZone: zone });
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (read.success && !setting.isPending) setting.mutate(read.data);
  };
  return (
    <form noValidate className="mt-2 grid gap-2" onSubmit={onSubmit}>
      {settings.address !== null && (
        <Checkbox
          label={words.service.label}
          note={words.service.note}
          isTicked={mail.service}
          onTick={(service) => setMail({ ...mail, service })}
        />
      )}
      <Checkbox
        label={words.promotion.label}
        note={words.promotion.note}
        isTicked={mail.promotion}
        onTick={(promotion) => setMail({ ...mail, promotion })}
      />
      {settings.address !== null && (
        <>
          <Checkbox label={words.quiet.label} note={words.quiet.note} isTicked={isQuiet} onTick={setQuiet} />
          {isQuiet && (
            <QuietFields
              times={times}
              timeZone={timeZone}
              isWrong={!read.success}
              onTimes={setTimes}
              onTimeZone={setTimeZone}
            />
          )}
        </>
      )}
      <FormTrouble error={troubleOf(setting.error)} />
      {isChanged && (
        <Button
          type="submit"
          className="mt-1 justify-self-start"
          busyLabel={setting.isPending ? words.busy : null}
        >
          {words.save}
        </Button>
      )}
    </form>
  );
}

function useSetting() {
  const words = useWords(accountWords).account.notices;
  const queries = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: setNoticeSettings,
    onSuccess: (settings) => {
      queries.setQueryData(noticeSettingsQuery.queryKey, settings);
      toast(words.saved);
    },
  });
}
