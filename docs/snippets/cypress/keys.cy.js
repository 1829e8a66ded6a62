describe('the keys', () => {
  it('are listed', () => {
    cy.task('resetMock', 'typical').then(({ baseUrl, token }) => {
      cy.visit('/', { onBeforeLoad: window => Object.assign(window, { WORKBENCH: { baseUrl, token } }) })
    })
    cy.task('keyNames').then(names => cy.get('li').should('have.length', names.length))
  })
})
