/** Five people who do not exist, for a first import. The addresses can never belong to anybody. */
export const sampleLeads = `first_name,last_name,email,title,company,location
Ada,Okafor,ada.okafor@brightloom.example,VP Operations,Brightloom,"Lagos, Nigeria"
Mateo,Silva,mateo.silva@harborline.example,Head of Sales,Harborline Freight,"Lisbon, Portugal"
Grace,Lindqvist,grace.lindqvist@fjordware.example,CTO,Fjordware,"Oslo, Norway"
Kenji,Watanabe,kenji.watanabe@tanuki-robotics.example,Plant Director,Tanuki Robotics,"Osaka, Japan"
Priya,Raman,priya.raman@saffronpay.example,Revenue Operations Lead,Saffron Pay,"Austin, Texas, United States"
`;
