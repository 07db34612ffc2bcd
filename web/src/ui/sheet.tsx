import { Dialog } from "@base-ui/react/dialog";
import type { ReactNode } from "react";
import { buttonLook } from "./button.tsx";

interface SheetProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly close: string;
  readonly children: ReactNode;
  /** Beside the way out. */
  readonly act?: ReactNode;
}

/** Something to read or take along, above the page: from below on a phone, in the middle on a desktop. */
export function Sheet({ isOpen, onClose, title, close, children, act }: SheetProps) {
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-30 bg-ink/40 transition-opacity duration-[160ms] data-ending-style:opacity-0 data-starting-style:opacity-0 dark:bg-paper/70" />
        <Dialog.Popup className="fixed inset-x-0 bottom-0 z-30 max-h-[90dvh] overflow-y-auto rounded-t-box bg-sheet px-5 pt-6 pb-[max(20px,env(safe-area-inset-bottom))] shadow-lifted outline-none desk:inset-auto desk:top-1/2 desk:left-1/2 desk:w-[min(560px,calc(100vw-64px))] desk:-translate-1/2 desk:rounded-box desk:border desk:border-line desk:p-7">
          <Dialog.Title className="text-lead leading-[calc(28/18)] font-semibold">{title}</Dialog.Title>
          <div className="mt-2 text-fact">{children}</div>
          <div className="mt-5 flex flex-wrap items-center justify-end gap-x-5 gap-y-2">
            <Dialog.Close className={buttonLook("text")}>{close}</Dialog.Close>
            {act}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
