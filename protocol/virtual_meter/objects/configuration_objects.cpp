// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/chosen_meaning.h"
#include "core/configuration/edits.h"
#include "protocol/cosem/setting_value.h"
#include "protocol/virtual_meter/meter/configured_meter.h"
#include "protocol/virtual_meter/objects/object_groups.h"
#include "protocol/virtual_meter/objects/object_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace meterbench::protocol::virtual_meter {

namespace {

using configuration::MeterConfiguration;
using dlms::DataAccessResult;

/// A code in the document's own grammar and what follows from it, then the judge, then the meter.
DataAccessResult setInDocument(const WriteCall& call, std::string_view field, std::string_view code)
{
    const auto& variant = call.meter.variant();
    const auto edited = configuration::set(variant.tables().judge, variant.model().configuration, field, code);
    return edited ? resultOf(call.meter.configure(edited->document)) : DataAccessResult::OtherReason;
}

bool isLegal(const catalog::FieldDefinition& field)
{
    return field.legal || field.part == catalog::Part::Hardware;
}

/// As an order writes it, "Z4=3 Z6=15" or "1=21000002": either all of it or nothing.
DataAccessResult setWholeText(const WriteCall& call, const axdr::Data& value)
{
    const auto text = value.toText();
    if (!text)
        return DataAccessResult::TypeUnmatched;
    const auto variant = call.meter.sharedVariant();
    const auto& document = variant->model().configuration;
    const auto& scheme = *document.family->scheme;
    const auto decoded = configuration::Decoder(variant->tables().judge).decode(std::array{*text}, document.family);
    if (configuration::hasErrors(decoded.findings))
        return DataAccessResult::OtherReason;
    for (std::size_t position = 0; position < scheme.fields.size(); ++position) {
        const auto index = static_cast<catalog::FieldIndex>(position);
        const auto& code = decoded.selection[index];
        if (code.isGiven() && code != document.codes[index] && isLegal(scheme.fields[position]))
            return DataAccessResult::ReadWriteDenied;
    }
    const auto edited = configuration::setCodes(variant->tables().judge, document, decoded.selection);
    return resultOf(call.meter.configure(edited.document));
}

std::string orderCode(const MeterConfiguration& document)
{
    return configuration::typeCodeGrouped(*document.family, document.codes) + " "
        + configuration::configurationText(*document.family, document.codes);
}

/// Which digits the display shows of energies, in the numbers of the successor.
void addDisplayResolution(ObjectModelBuilder& builder)
{
    const auto& document = builder.model().configuration;
    const auto chosen = [&](std::string_view particular) {
        return configuration::chosenNumber(*document.family, document.codes, particular).value_or(0);
    };
    const auto resolutions = cosem::displayResolutions();
    const auto found = std::ranges::find_if(resolutions, [&](const cosem::DisplayResolution& each) {
        return each.integerDigits == chosen("integerDigits") && each.decimals == chosen("decimals");
    });
    if (found == resolutions.end())
        return;
    const auto& row = configuration::definition(configuration::Setting::DisplayResolution);
    builder.add(row.cosem.classId, 0, row.cosem.name, std::string(row.description))
        .constant(row.cosem.attribute, reading, axdr::Data::unsignedInteger(found->number))
        .legal();
}

void addField(ObjectModelBuilder& builder, std::uint8_t number, catalog::FieldIndex index)
{
    const auto& document = builder.model().configuration;
    const auto& field = document.family->scheme->fields[index];
    const auto code = axdr::Data::visibleString(document.codes[index].text());
    auto& object = builder.add(class_id::data, 0, configurationObject(number),
        fmt::format("Configuration {}: {}", field.id, field.name.in(text::Language::English)));
    if (isLegal(field)) {
        object.constant(2, reading, code).legal();
        return;
    }
    object.attribute(
        2, setting, [code](const ReadCall&) -> dlms::Value { return code; },
        [id = field.id](const WriteCall& call, const axdr::Data& value) {
            const auto text = value.toText();
            if (!text)
                return DataAccessResult::TypeUnmatched;
            return setInDocument(call, id, *text);
        });
}

} // namespace

void addConfigurationObjects(ObjectModelBuilder& builder)
{
    const auto& document = builder.model().configuration;
    builder.add(class_id::data, 0, configurationObject(0), "Configuration, all codes")
        .attribute(
            2, setting,
            [](const ReadCall& call) -> dlms::Value {
                const auto& shown = call.meter.variant().model().configuration;
                return axdr::Data::visibleString(configuration::configurationText(*shown.family, shown.codes));
            },
            setWholeText);
    builder.add(class_id::data, 0, orderCodeObject, "Order code: type code and configuration")
        .constant(2, reading, axdr::Data::visibleString(orderCode(document)))
        .legal();
    addDisplayResolution(builder);
    const auto shown = configuration::tellingField(*document.family, "integerDigits");
    const auto& fields = document.family->scheme->fields;
    std::uint8_t number = 0;
    for (std::size_t index = 0; index < fields.size(); ++index) {
        if (fields[index].part != catalog::Part::Software)
            continue;
        ++number;
        if (index != shown && document.codes[static_cast<catalog::FieldIndex>(index)].isGiven())
            addField(builder, number, static_cast<catalog::FieldIndex>(index));
    }
}

} // namespace meterbench::protocol::virtual_meter
