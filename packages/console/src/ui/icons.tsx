import type { JSX } from 'preact'

// Icons are hidden from assistive technology: each control that uses one needs a text label.

const Icon = ({ children }: { readonly children: JSX.Element | JSX.Element[] }) => (
  <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
    {children}
  </svg>
)

export const TrashIcon = () => (
  <Icon>
    <path d="M2.5 4h11M6 4V2.5h4V4M4 4l.7 9.5h6.6L12 4M6.7 6.5v4.5M9.3 6.5v4.5" />
  </Icon>
)

export const ArrowDownIcon = () => (
  <Icon>
    <path d="M4 6l4 4 4-4" />
  </Icon>
)

export const CloseIcon = () => (
  <Icon>
    <path d="M4 4l8 8M12 4l-8 8" />
  </Icon>
)

export const CopyIcon = () => (
  <Icon>
    <path d="M6 6h7.5v7.5H6zM10 6V2.5H2.5V10H6" />
  </Icon>
)

export const CheckIcon = () => (
  <Icon>
    <path d="M3 8.5l3.5 3.5L13 4.5" />
  </Icon>
)
