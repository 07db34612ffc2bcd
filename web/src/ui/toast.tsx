import { Toast } from "@base-ui/react/toast";
import type { ReactNode } from "react";

const SHOWN_MS = 6000;

interface ToastAreaProps {
  readonly children: ReactNode;
  /** On a phone a tab bar stands at the bottom, which must not be covered. */
  readonly hasTabBar?: boolean;
}

/** Where short confirmations appear. Never for errors: those stand where the work is. */
export function ToastArea({ children, hasTabBar = false }: ToastAreaProps) {
  return (
    <Toast.Provider timeout={SHOWN_MS} limit={1}>
      {children}
      <Toast.Portal>
        <Toast.Viewport
          className={`fixed inset-x-0 z-30 ${hasTabBar ? "bottom-20 desk:bottom-4" : "bottom-4"} mx-auto w-[min(420px,calc(100vw-32px))] print:hidden`}
        >
          <Toasts />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function Toasts() {
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      className="absolute inset-x-0 bottom-0 rounded-box bg-ink text-paper transition-opacity duration-[160ms] data-ending-style:opacity-0 data-limited:hidden data-starting-style:opacity-0"
    >
      <Toast.Content className="flex min-h-12 items-center gap-3 pr-1.5 pl-4 text-fact">
        <Toast.Title className="min-w-0 flex-1 py-2" render={<p />} />
        <Toast.Action className="grid min-h-11 min-w-14 place-items-center font-semibold underline underline-offset-[5px] focus-visible:outline-paper" />
      </Toast.Content>
    </Toast.Root>
  ));
}

/** Says that something is done, with a way to take it back. */
export function useToast(): (
  text: string,
  undo?: { readonly label: string; readonly run: () => void },
) => void {
  const { add } = Toast.useToastManager();
  return (text, undo) => {
    add({
      title: text,
      ...(undo === undefined ? {} : { actionProps: { children: undo.label, onClick: undo.run } }),
    });
  };
}
