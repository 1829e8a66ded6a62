/**
 * The methods of a page that the walkthroughs use, with the names and the meaning of Playwright's. `driven/` implements them for
 * the engines that Playwright cannot start. A walkthrough that needs more uses the fixture `chromiumPage`.
 */
export interface Page extends Queries {
  readonly keyboard: {
    press(keys: string): Promise<void>
    type(text: string): Promise<void>
  }
  readonly mouse: {
    click(x: number, y: number, options?: { readonly clickCount?: number }): Promise<void>
    move(x: number, y: number): Promise<void>
    wheel(deltaX: number, deltaY: number): Promise<void>
  }
  goto(url: string): Promise<unknown>
  reload(): Promise<unknown>
  goBack(): Promise<unknown>
  goForward(): Promise<unknown>
  title(): Promise<string>
  url(): string
  evaluate<Result>(pageFunction: string | (() => Result | Promise<Result>)): Promise<Result>
  evaluate<Result, Argument>(
    pageFunction: (argument: Argument) => Result | Promise<Result>,
    argument: Argument,
  ): Promise<Result>
  setViewportSize(size: { readonly width: number; readonly height: number }): Promise<void>
  bringToFront(): Promise<void>
  emulateMedia(media: { readonly colorScheme: 'light' | 'dark' }): Promise<void>
}

/** Elements that are looked up each time they are used. */
export interface Locator extends Queries {
  all(): Promise<Locator[]>
  allTextContents(): Promise<string[]>
  boundingBox(): Promise<Box | null>
  check(): Promise<void>
  click(options?: { readonly clickCount?: number }): Promise<void>
  count(): Promise<number>
  dblclick(): Promise<void>
  evaluateAll<Result>(pageFunction: (elements: HTMLElement[]) => Result): Promise<Result>
  fill(value: string): Promise<void>
  filter(options: { readonly hasText?: string | RegExp; readonly hasNotText?: string | RegExp }): Locator
  first(): Locator
  focus(): Promise<void>
  hover(): Promise<void>
  getAttribute(name: string): Promise<string | null>
  inputValue(): Promise<string>
  isChecked(): Promise<boolean>
  isVisible(): Promise<boolean>
  last(): Locator
  nth(index: number): Locator
  press(keys: string): Promise<void>
  selectOption(label: string): Promise<unknown>
  setInputFiles(file: FilePayload): Promise<void>
  textContent(): Promise<string | null>
  uncheck(): Promise<void>
}

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface FilePayload {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

export interface Queries {
  getByLabel(text: string | RegExp, options?: TextOptions): Locator
  getByRole(role: Role, options?: RoleOptions): Locator
  getByTestId(id: string): Locator
  getByText(text: string | RegExp, options?: TextOptions): Locator
  locator(selector: string): Locator
}

/** The roles in the page, except `search`, because ivya does not know the element with that name. */
export type Role =
  | 'alert'
  | 'article'
  | 'banner'
  | 'button'
  | 'cell'
  | 'checkbox'
  | 'columnheader'
  | 'combobox'
  | 'complementary'
  | 'definition'
  | 'dialog'
  | 'figure'
  | 'group'
  | 'heading'
  | 'img'
  | 'link'
  | 'list'
  | 'listitem'
  | 'main'
  | 'menu'
  | 'menuitem'
  | 'navigation'
  | 'option'
  | 'radio'
  | 'region'
  | 'row'
  | 'rowgroup'
  | 'searchbox'
  | 'spinbutton'
  | 'status'
  | 'tab'
  | 'table'
  | 'tablist'
  | 'tabpanel'
  | 'textbox'
  | 'time'

interface TextOptions {
  readonly exact?: boolean
}

export interface RoleOptions extends TextOptions {
  readonly name?: string | RegExp
  readonly checked?: boolean
  readonly disabled?: boolean
  readonly expanded?: boolean
  readonly pressed?: boolean
  readonly selected?: boolean
  readonly level?: number
}
