// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/migrate_project.h"
#include "core/configuration/object_reader.h"
#include "core/configuration/project_file.h"
#include "core/configuration/project_words.h"
#include "core/configuration/settings_json.h"

#include <algorithm>

namespace meterbench::configuration {

namespace {

/// Fields of the family must be there (null: no code given); other fields of the scheme may be.
void readCodes(ObjectReader reader, catalog::Part part, MeterConfiguration& document)
{
    const auto& fields = document.family->scheme->fields;
    for (std::size_t position = 0; position < fields.size(); ++position) {
        const auto& field = fields[position];
        const auto index = static_cast<FieldIndex>(position);
        if (field.part != part)
            continue;
        const auto* const code
            = document.family->find(index) != nullptr ? reader.take(field.id) : reader.takeOptional(field.id);
        if (code == nullptr || code->is_null())
            continue;
        const auto path = reader.pathOf(field.id);
        if (!code->is_string())
            reader.problem().wrongType(path, "\"…\"");
        else if (!canBeCode(field, code->get_ref<const std::string&>()))
            reader.problem().wrongValue(path, *code);
        else
            document.codes[index] = Code(code->get_ref<const std::string&>());
    }
    reader.finish();
}

DisplaySettings readDisplay(ObjectReader reader)
{
    DisplaySettings display;
    display.leadingZeroes = reader.flag("leadingZeroes");
    display.identification = reader.flag("identification");
    display.quadrant = reader.flag("quadrant");
    display.tariff = reader.flag("tariff");
    auto lists = reader.object("lists");
    for (const auto kind : catalog::allDisplayLists)
        display.lists[kind] = lists.texts(name(kind));
    lists.finish();
    reader.finish();
    return display;
}

std::vector<OrderedAccessory> readAccessories(ObjectReader& reader)
{
    std::vector<OrderedAccessory> all;
    for (auto& entry : reader.objects("accessories")) {
        OrderedAccessory accessory;
        accessory.part = entry.text("part");
        accessory.quantity = entry.number("quantity", 1, maximumQuantity);
        entry.finish();
        all.push_back(std::move(accessory));
    }
    return all;
}

OrderDetails readOrder(ObjectReader reader)
{
    OrderDetails order;
    order.customer = reader.text("customer");
    order.contact = reader.text("contact");
    order.customerReference = reader.text("customerReference");
    order.orderNumber = reader.text("orderNumber");
    order.date = reader.text("date");
    order.revision = reader.text("revision");
    order.quantity = reader.number("quantity", 1, maximumQuantity);
    order.remark = reader.text("remark");
    reader.finish();
    return order;
}

void readMeterNumbers(ObjectReader& reader, MeterConfiguration& document)
{
    const auto numbers = reader.texts("meterNumbers");
    if (numbers.size() == document.meterNumbers.size())
        std::ranges::copy(numbers, document.meterNumbers.begin());
    else
        reader.problem().wrongType(reader.pathOf("meterNumbers"), R"(["…", "…", "…"])");
}

void readCalculationMethod(ObjectReader& reader, MeterConfiguration& document)
{
    const auto name = reader.text("calculationMethod");
    if (const auto method = calculationMethodFromName(name))
        document.calculationMethod = *method;
    else
        reader.problem().wrongValue(reader.pathOf("calculationMethod"), Json(name));
}

/// The three members that say what the rest means.
Result<const catalog::Family*> readHead(const catalog::Catalog& catalog, ObjectReader& reader)
{
    if (reader.text("format") != projectFormat)
        return failure("not-a-project", {}, "/format");
    if (const auto* const version = reader.take("version"); version != nullptr && *version != Json(projectVersion))
        reader.problem().wrongValue(reader.pathOf("version"), *version);
    const auto id = reader.text("family");
    if (const auto& error = reader.problem().error(); error)
        return tl::unexpected(*error);
    const auto* const family = catalog.family(id);
    if (family == nullptr)
        return failure("family-unknown", {{"family", id}}, "/family");
    return family;
}

} // namespace

Result<MeterConfiguration> fromJson(const catalog::Catalog& catalog, const nlohmann::ordered_json& json)
{
    Problem problem;
    ObjectReader reader(problem, &json, {});
    const auto family = readHead(catalog, reader);
    if (!family)
        return tl::unexpected(family.error());

    MeterConfiguration document;
    document.family = *family;
    readCodes(reader.object("typeCode"), catalog::Part::Hardware, document);
    readCodes(reader.object("configuration"), catalog::Part::Software, document);
    readCalculationMethod(reader, document);
    if (const auto* const ratio = reader.takeOptional("ctRatio"))
        document.currentTransformerRatio
            = readNumber(problem, *ratio, reader.pathOf("ctRatio"), 0, maximumWrittenRatio);
    readMeterNumbers(reader, document);
    document.display = readDisplay(reader.object("display"));
    document.pushButton2 = reader.texts("pushButton2");
    document.accessories = readAccessories(reader);
    document.order = readOrder(reader.object("order"));
    document.settings = readSettings(reader.object("settings"));
    reader.finish();
    if (const auto& error = problem.error(); error)
        return tl::unexpected(*error);
    return document;
}

Result<MeterConfiguration> parseProject(const catalog::Catalog& catalog, std::string_view bytes)
{
    if (bytes.size() > maximumProjectBytes) {
        return failure(ErrorKind::Storage, "file-too-large",
            {{"file", ".mbench"}, {"size", std::to_string(bytes.size())},
                {"limit", std::to_string(maximumProjectBytes)}});
    }
    // Anything but an object is another program's file; better said so than as a fault of syntax.
    constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
    const auto text = bytes.substr(bytes.starts_with(byteOrderMark) ? byteOrderMark.size() : 0);
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first != std::string_view::npos && text[first] != '{')
        return failure("not-a-project");

    auto json = parseJson(bytes);
    if (!json)
        return tl::unexpected(json.error());
    auto current = migrate(catalog, std::move(*json));
    if (!current)
        return tl::unexpected(current.error());
    return fromJson(catalog, *current);
}

} // namespace meterbench::configuration
