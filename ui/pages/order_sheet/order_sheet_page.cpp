// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/order_sheet/order_sheet_page.h"

#include "ui/document/edit_words.h"
#include "ui/page/choice_box.h"
#include "ui/page/tab_order.h"
#include "ui/pages/order_sheet/accessory_table.h"
#include "ui/pages/order_sheet/order_form.h"
#include "ui/pages/order_sheet/sheet_view.h"
#include "ui/text/words.h"
#include "ui/theme/icon.h"
#include "ui/theme/state_label.h"
#include "workbench/sheet/sheet_writer.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <memory>

namespace meterbench::ui {

using namespace Qt::StringLiterals;

namespace {

// Typing in a field must not wait for the sheet to be laid out at each letter.
constexpr int previewDelayMilliseconds = 150;
constexpr double zoomStep = 1.2;

QLabel* partTitle(QWidget* parent)
{
    auto* label = new QLabel(parent);
    QFont bold = label->font();
    bold.setWeight(QFont::DemiBold);
    label->setFont(bold);
    return label;
}

/// What an order needs and does not have yet.
QStringList missingEntries(const configuration::OrderDetails& order)
{
    QStringList missing;
    for (const auto field : {edits::OrderField::Customer, edits::OrderField::OrderNumber, edits::OrderField::Date})
        if (edits::orderField(order, field).empty())
            missing.append(edits::orderFieldName(field));
    return missing;
}

} // namespace

OrderSheetPage::OrderSheetPage(Workspace& workspace, QWidget* parent) : Page(workspace, parent)
{
    auto* splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(buildForm());
    splitter->addWidget(buildPreview());
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    auto* column = new QVBoxLayout(this);
    column->addWidget(splitter, 1);
    m_later.setSingleShot(true);
    m_later.setInterval(previewDelayMilliseconds);
    connect(&m_later, &QTimer::timeout, this, &OrderSheetPage::preview);
    connect(m_language, &QComboBox::activated, this, [this](int row) {
        this->workspace().settings().setText(TextSetting::SheetLanguage, m_language->itemData(row).toString());
        preview();
    });
    connect(m_technical, &QCheckBox::toggled, this, [this](bool on) {
        this->workspace().settings().setOn(SwitchSetting::TechnicalData, on);
        preview();
    });
    connect(m_print, &QPushButton::clicked, this, &OrderSheetPage::printWanted);
    connect(m_export, &QPushButton::clicked, this, &OrderSheetPage::exportWanted);
    connect(m_smaller, &QToolButton::clicked, this, [this] { m_view->zoom(1 / zoomStep); });
    connect(m_larger, &QToolButton::clicked, this, [this] { m_view->zoom(zoomStep); });
    connect(m_fit, &QToolButton::clicked, this, [this] { m_view->fitWidth(); });
    connect(&document(), &DocumentModel::familyChanged, this, [this] {
        m_accessories->rebuild();
        orderTabs(this);
    });
    connect(&document(), &DocumentModel::changed, this, &OrderSheetPage::refresh);
    retranslate();
    orderTabs(this);
}

bool OrderSheetPage::shows(const Target& target)
{
    return target.path.startsWith("/order"_L1) || target.path.startsWith("/accessories"_L1);
}

QWidget* OrderSheetPage::buildForm()
{
    auto* content = new QWidget(this);
    m_orderTitle = partTitle(content);
    m_form = new OrderForm(workspace(), content);
    m_accessoryTitle = partTitle(content);
    m_accessories = new AccessoryTable(workspace(), content);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, fontMetrics().averageCharWidth(), 0);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_orderTitle, m_form})
        column->addWidget(widget);
    column->addSpacing(fontMetrics().height());
    column->addWidget(m_accessoryTitle);
    column->addWidget(m_accessories);
    m_noAccessories = new QLabel(content);
    m_noAccessories->setWordWrap(true);
    m_noAccessories->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(m_noAccessories);
    column->addStretch(1);
    m_scroll = new QScrollArea(this);
    m_scroll->setObjectName(u"orderScroll"_s);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(content);
    return m_scroll;
}

QWidget* OrderSheetPage::buildPreview()
{
    auto* side = new QWidget(this);
    m_languageLabel = new QLabel(side);
    m_language = new ChoiceBox(side);
    m_language->setObjectName(u"sheetLanguage"_s);
    m_language->addItem(QString(), QString());
    for (const text::Language each : text::allLanguages)
        m_language->addItem(Languages::nativeName(each), toQt(text::tag(each)));
    m_language->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_languageLabel->setBuddy(m_language);
    m_technical = new QCheckBox(side);
    m_technical->setObjectName(u"technicalData"_s);
    m_technical->setChecked(workspace().settings().isOn(SwitchSetting::TechnicalData));
    m_print = new QPushButton(icon(u"print"_s), QString(), side);
    m_print->setObjectName(u"printSheet"_s);
    m_export = new QPushButton(icon(u"export"_s), QString(), side);
    m_export->setObjectName(u"exportSheet"_s);
    const auto tool = [side](const QString& name, const QString& sign) {
        auto* button = new QToolButton(side);
        button->setObjectName(name);
        button->setIcon(icon(sign));
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        return button;
    };
    m_smaller = tool(u"zoomOut"_s, u"remove"_s);
    m_larger = tool(u"zoomIn"_s, u"add"_s);
    m_fit = tool(u"zoomFit"_s, u"preview"_s);
    m_state = new StateLabel(side);
    m_state->setObjectName(u"sheetState"_s);
    m_state->setWordWrap(true);
    m_view = new SheetView(side);
    auto* bar = new QHBoxLayout;
    bar->addWidget(m_languageLabel);
    bar->addWidget(m_language);
    bar->addStretch(1);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_smaller, m_larger, m_fit})
        bar->addWidget(widget);
    auto* actions = new QHBoxLayout;
    actions->addWidget(m_technical);
    actions->addStretch(1);
    actions->addWidget(m_print);
    actions->addWidget(m_export);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(4, 0, 0, 0);
    column->addLayout(bar);
    column->addWidget(m_state);
    column->addWidget(m_view, 1);
    column->addLayout(actions);
    return side;
}

text::Language OrderSheetPage::sheetLanguage() const
{
    return text::languageFromTag(fromQt(m_language->currentData().toString())).value_or(language());
}

ordersheet::OrderSheet OrderSheetPage::compose() const
{
    return ordersheet::composeOrderSheet(workspace().judge(), workspace().sheetWords(), document().configuration(),
        sheetLanguage(), m_technical->isChecked() ? ordersheet::Annex::TechnicalData : ordersheet::Annex::None);
}

void OrderSheetPage::refresh()
{
    m_form->refresh();
    m_accessories->refresh();
    m_noAccessories->setVisible(m_accessories->isEmpty());
    const std::size_t errors = document().count(catalog::Severity::Error);
    const QStringList missing = missingEntries(document().configuration().order);
    m_state->setVisible(errors > 0 || !missing.isEmpty());
    if (errors > 0)
        m_state->show(u"error"_s, StateRole::Error,
            tr("The configuration has %n error(s): the sheet is marked and must not be ordered from.", nullptr,
                static_cast<int>(errors)));
    else if (!missing.isEmpty())
        m_state->show(u"note"_s, StateRole::Note, tr("Not given yet: %1.").arg(missing.join(u", "_s)));
    if (isVisible())
        m_later.start();
}

void OrderSheetPage::preview()
{
    m_later.stop();
    auto painter = sheet::SheetPainter::create(compose());
    if (!painter) {
        tellError(painter.error());
        m_view->show(std::nullopt);
        return;
    }
    m_view->show(std::move(*painter));
}

void OrderSheetPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    preview();
}

void OrderSheetPage::tellError(const Error& error)
{
    Workspace* shared = &workspace();
    emit tell({MessageKind::Error, [shared, error] { return shared->say(error); }});
}

void OrderSheetPage::print()
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(toQt(configuration::typeCodeGrouped(document().family(), document().configuration().codes)));
    auto* dialog = new QPrintDialog(printer.get(), this);
    dialog->setObjectName(u"printDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    // The printer lives as long as the dialog that shows it.
    connect(dialog, &QDialog::finished, this, [this, printer](int result) {
        if (result != QDialog::Accepted)
            return;
        const auto painter = sheet::SheetPainter::create(compose());
        const Result<void> printed = painter ? painter->paint(*printer) : Result<void>(tl::unexpected(painter.error()));
        if (!printed)
            tellError(printed.error());
        else
            emit tell({MessageKind::Good, [] { return tr("The sheet was sent to the printer."); }});
    });
    dialog->open();
}

void OrderSheetPage::exportSheet(const QString& folder, const QString& suggestedName)
{
    auto* dialog = new QFileDialog(this, tr("Export order sheet"), folder);
    dialog->setObjectName(u"exportDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setDefaultSuffix(u"pdf"_s);
    const QString spreadsheet = tr("Table for spreadsheets (*.csv)");
    const QStringList filters{tr("PDF document (*.pdf)"), tr("Web page (*.html)"), tr("Table (*.csv)"), spreadsheet,
        tr("Workbook (*.xlsx)"), tr("Data (*.json)")};
    dialog->setNameFilters(filters);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, filters](const QString& filter) {
        static const QStringList endings{u"pdf"_s, u"html"_s, u"csv"_s, u"csv"_s, u"xlsx"_s, u"json"_s};
        if (const qsizetype index = filters.indexOf(filter); index >= 0)
            dialog->setDefaultSuffix(endings[index]);
    });
    dialog->selectFile(suggestedName);
    connect(dialog, &QFileDialog::fileSelected, this, [this, dialog, spreadsheet](const QString& path) {
        const bool wanted = dialog->selectedNameFilter() == spreadsheet;
        writeTo(path, wanted ? sheet::spreadsheetForm(sheetLanguage()) : sheet::CsvForm{});
    });
    dialog->open();
}

void OrderSheetPage::writeTo(const QString& path, sheet::CsvForm form)
{
    const QString project = document().fileName();
    if (!project.isEmpty() && QFileInfo(path).canonicalFilePath() == QFileInfo(project).canonicalFilePath()) {
        emit tell({MessageKind::Error,
            [] { return tr("This file is the project itself. Choose another name for the sheet."); }});
        return;
    }
    if (const auto written = sheet::writeSheet(compose(), path, form); !written) {
        tellError(written.error());
        return;
    }
    emit tell({MessageKind::Good, [path] { return tr("Sheet saved as %1.").arg(QFileInfo(path).fileName()); }});
}

void OrderSheetPage::retranslate()
{
    m_orderTitle->setText(tr("Customer and order"));
    m_accessoryTitle->setText(tr("Accessories"));
    m_languageLabel->setText(tr("&Language of the sheet"));
    m_language->setItemText(0, tr("automatic"));
    m_language->setAccessibleName(tr("Language of the sheet"));
    const int row = m_language->findData(workspace().settings().text(TextSetting::SheetLanguage));
    m_language->setCurrentIndex(std::max(row, 0));
    m_technical->setText(tr("Technical data"));
    m_technical->setToolTip(tr("The sheet carries the technical data of the meter as an annex"));
    m_print->setText(tr("Print…"));
    m_export->setText(tr("Export…"));
    const auto name = [](QToolButton* button, const QString& words) {
        button->setToolTip(words);
        button->setAccessibleName(words);
    };
    name(m_smaller, tr("Smaller"));
    name(m_larger, tr("Larger"));
    name(m_fit, tr("Fit the width"));
    m_form->retranslate();
    m_noAccessories->setText(tr("No document lists accessories for this family."));
    m_accessories->rebuild();
    refresh();
}

bool OrderSheetPage::reveal(const Target& target)
{
    if (target.path.startsWith("/order"_L1) && m_form->reveal(target.path)) {
        m_scroll->ensureWidgetVisible(m_form);
        return true;
    }
    return target.path.startsWith("/accessories"_L1) && m_accessories->reveal(target.path.section(u'/', 2, 2).toUInt());
}

void OrderSheetPage::focusFirst()
{
    m_form->reveal(u"/order/customer"_s);
}

void OrderSheetPage::focusFilter()
{
    focusFirst();
}

} // namespace meterbench::ui
