import { Dialog } from "@base-ui/react/dialog";
import type { MemberView } from "@kith/contract/members";
import type { MemberRecord } from "@kith/contract/stay";
import { useWords } from "../../lib/words.ts";
import { ActForm } from "./act-form.tsx";
import { stayWords } from "./words.ts";

interface ActSheetProps {
  readonly slug: string;
  readonly member: MemberView;
  readonly record: MemberRecord;
  readonly about: string | undefined;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** To act on somebody, above their page: from below on a phone, in the middle on a desktop. */
export function ActSheet({ isOpen, onClose, ...form }: ActSheetProps) {
  const words = useWords(stayWords).act;
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-30 bg-ink/40 transition-opacity duration-[160ms] data-ending-style:opacity-0 data-starting-style:opacity-0 dark:bg-paper/70" />
        <Dialog.Popup className="fixed inset-x-0 bottom-0 z-30 max-h-[92dvh] overflow-y-auto rounded-t-box bg-paper px-5 pt-5 shadow-lifted outline-none desk:inset-auto desk:top-1/2 desk:left-1/2 desk:w-[min(560px,calc(100vw-64px))] desk:-translate-1/2 desk:rounded-box desk:border desk:border-line desk:px-7 desk:pt-6">
          <Dialog.Title className="text-lead leading-[calc(28/18)] font-semibold">
            {words.title(form.member.name)}
          </Dialog.Title>
          <ActForm {...form} onClose={onClose} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
