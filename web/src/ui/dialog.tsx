import { AlertDialog } from "@base-ui/react/alert-dialog";
import type { ReactNode } from "react";
import { Button, buttonLook } from "./button.tsx";

interface ActDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** The act and its name: "Remove the WeChat group?" */
  readonly title: string;
  /** What stays and what goes. */
  readonly children: ReactNode;
  /** "Leave it": the harmless verb. */
  readonly leave: string;
  readonly act: string;
  readonly busyLabel?: string | null;
  readonly onAct: () => void;
  /** What went wrong with the act. */
  readonly error?: string | null;
}

/** Only for what cannot be undone. A bottom sheet on a phone; the act is ink, for a thing is cut, not alarmed. */
export function ActDialog(props: ActDialogProps) {
  const { isOpen, onClose, title, children, leave, act, busyLabel = null, onAct, error = null } = props;
  return (
    <AlertDialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="fixed inset-0 z-30 bg-ink/40 transition-opacity duration-[160ms] data-ending-style:opacity-0 data-starting-style:opacity-0 dark:bg-paper/70" />
        <AlertDialog.Popup className="fixed inset-x-0 bottom-0 z-30 max-h-[90dvh] overflow-y-auto rounded-t-box bg-sheet px-5 pt-6 pb-[max(20px,env(safe-area-inset-bottom))] shadow-lifted outline-none desk:inset-auto desk:top-1/2 desk:left-1/2 desk:w-[min(520px,calc(100vw-64px))] desk:-translate-1/2 desk:rounded-box desk:border desk:border-line desk:p-7">
          <AlertDialog.Title className="text-lead leading-[calc(28/18)] font-semibold">
            {title}
          </AlertDialog.Title>
          <AlertDialog.Description render={<div />} className="mt-2 grid gap-2.5 text-fact">
            {children}
          </AlertDialog.Description>
          <p role="alert" className="mt-3 text-fact font-semibold empty:hidden">
            {error}
          </p>
          <div className="mt-5 flex flex-wrap items-center justify-end gap-x-5 gap-y-2">
            <AlertDialog.Close className={buttonLook("text")}>{leave}</AlertDialog.Close>
            <Button kind="ink" busyLabel={busyLabel} onClick={onAct}>
              {act}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
